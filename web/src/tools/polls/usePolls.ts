import { useClass, useMyself, usePeople, useShown } from "../../session/context";
import { isPupil, isStaff, type PersonNow } from "../../store/people";
import { all, one, type Thing } from "../../store/room";
import type { PollQuestion, PollResult, PollView } from "../../wire/generated";

export type Poll = Thing<PollView>;

/** All that were asked and are seen from here, the newest first. */
export const usePolls = (): readonly Poll[] => [...useShown((room) => all(room, "poll"))].reverse();

/** What a pupil looks at: what is asked now, else what they are shown of the newest. */
export function useMyPoll(): Poll | undefined {
  const polls = usePolls();
  const waits = polls.filter(({ view }) => view.open);
  return waits.find(({ view }) => !view.answered) ?? waits[0] ?? polls.find(({ view }) => view.shown);
}

/** Whom a poll is for: the pupils who are here, of its room or of all. */
export function useAsked(poll: Poll): readonly PersonNow[] {
  return usePeople().filter(({ role, place }) => isPupil(role) && (poll.room === null || poll.room === place));
}

/** Whether one answers oneself, and need not only look. */
export function useAnswers(): boolean {
  const { info } = useClass();
  return isPupil(useMyself()?.role ?? info.role) && !isStaff(info.role);
}

export const useNameOfRoom = (): ((id: string) => string | undefined) => {
  const sets = useShown((room) => all(room, "breakout_set"));
  return (id) => {
    for (const { view } of sets) {
      const at = view.rooms.indexOf(id);
      if (at >= 0) return view.names[at];
    }
    return undefined;
  };
};

export const usePersonName = (): ((id: string) => string) => {
  const room = useShown((held) => held);
  return (id) => one(room, "member", id)?.view.name ?? id;
};

export const letterOf = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);

/** Whether there is nothing to read of it but its letter, which stands beside it already. */
export const isBare = (choice: string, index: number): boolean => choice === letterOf(index);

/** What one chooses from; empty: one writes. */
export function choicesOf(question: PollQuestion): readonly string[] {
  if (question.form !== "rating") return question.options;
  return Array.from({ length: question.scale }, (_, step) => String(step + 1));
}

export const now = (poll: PollView) => {
  const last = poll.rounds.at(-1);
  if (last === undefined) throw new Error("a poll has a round");
  return last;
};

/** The rounds of which something is known. */
export const resultsOf = (poll: PollView): readonly PollResult[] =>
  poll.rounds.flatMap(({ result }) => (result === null ? [] : [result]));

/** Whether staff keep this from the class: the server says it in the spelling of the result. */
export const isHidden = (poll: PollView, text: string): boolean => poll.hidden.includes(text);
