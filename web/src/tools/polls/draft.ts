import { useState } from "react";
import type { PollAnswer } from "../../wire/generated";

const keyOf = (session: string) => `classroom:poll:${session}`;
const EMPTY: PollAnswer = { choices: [], number: null, texts: [] };

type Kept = Record<string, PollAnswer & { written?: string }>;
export interface Answering extends PollAnswer {
  /** A number as it is being typed. */
  written: string;
}

function read(session: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(keyOf(session)) ?? "{}") as Kept;
  } catch {
    return {}; // not ours; it is overwritten
  }
}

function write(session: string, kept: Kept): void {
  if (Object.keys(kept).length === 0) localStorage.removeItem(keyOf(session));
  else localStorage.setItem(keyOf(session), JSON.stringify(kept));
}

/** What is chosen and not sent yet, kept on this device; what was sent stays in the page's memory only. */
export function useAnswerDraft(session: string, poll: string, round: number, mine: PollAnswer | null) {
  const key = `${poll} ${round}`;
  const [answer, set] = useState<Answering>(() => {
    const kept: Kept[string] = read(session)[key] ?? mine ?? EMPTY;
    return { ...EMPTY, ...kept, written: kept.written ?? kept.number?.toString() ?? "" };
  });
  return {
    answer,
    choose(next: Partial<Answering>) {
      const chosen = { ...answer, ...next };
      set(chosen);
      write(session, { ...read(session), [key]: chosen });
    },
    sent() {
      const { [key]: _, ...rest } = read(session);
      write(session, rest);
    },
  };
}

/** What belongs to polls that take no answer any more goes. */
export function forgetDrafts(session: string, open: ReadonlySet<string>): void {
  const kept = read(session);
  const left = Object.entries(kept).filter(([key]) => open.has(key.split(" ")[0] ?? ""));
  if (left.length < Object.keys(kept).length) write(session, Object.fromEntries(left));
}
