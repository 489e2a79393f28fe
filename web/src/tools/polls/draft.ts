import { useState } from "react";
import { useMine } from "../../session/context";
import { keep, kept } from "../../store/kept";
import type { PollAnswer } from "../../wire/generated";

const keyOf = (session: string) => `classroom:poll:${session}`;
const EMPTY: PollAnswer = { choices: [], number: null, texts: [] };

type Kept = Record<string, PollAnswer & { written?: string }>;
export interface Answering extends PollAnswer {
  /** A number as it is being typed. */
  written: string;
}

const read = (session: string) => kept<Kept>(keyOf(session), {});

const write = (session: string, drafts: Kept) => keep(keyOf(session), Object.keys(drafts).length === 0 ? null : drafts);

/** What is chosen and not sent yet, kept on this device; what was sent stays in the page's memory only. */
export function useAnswerDraft(session: string, poll: string, round: number, mine: PollAnswer | null) {
  const key = `${poll} ${round}`;
  const [answer, set] = useState<Answering>(() => {
    const before: Kept[string] = read(session)[key] ?? mine ?? EMPTY;
    return { ...EMPTY, ...before, written: before.written ?? before.number?.toString() ?? "" };
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
  const before = read(session);
  const left = Object.entries(before).filter(([key]) => open.has(key.split(" ")[0] ?? ""));
  if (left.length < Object.keys(before).length) write(session, Object.fromEntries(left));
}

const askingOf = (mine: string) => `classroom:asking:${mine}`;

/** A poll to begin the next form with. */
export const keepAsking = (mine: string, form: object): void => keep(askingOf(mine), form, sessionStorage);

/** A poll that is being prepared, kept by this tab until it is asked. */
export function useAsking<Form extends object>(first: Form): [Form, (next: Partial<Form>) => void, () => void] {
  const key = askingOf(useMine());
  const [form, set] = useState<Form>(() => ({ ...first, ...kept<Partial<Form>>(key, {}, sessionStorage) }));
  const write = (next: Partial<Form>) => {
    const now = { ...form, ...next };
    set(now);
    keep(key, now, sessionStorage);
  };
  return [form, write, () => keep(key, null, sessionStorage)];
}

const seenIn = (session: string) => `classroom:poll-seen:${session}`;

/** Which poll this tab has opened last: a reload does not open it over where the person has gone since. */
export const lastSeen = (session: string) => kept<string | undefined>(seenIn(session), undefined, sessionStorage);
export const keepSeen = (session: string, poll: string | undefined): void =>
  keep(seenIn(session), poll ?? null, sessionStorage);
