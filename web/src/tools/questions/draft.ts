import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { Problem } from "../../api/request";
import { useClass, useMine } from "../../session/context";
import type { LiveClass } from "../../session/live";
import { keep as keepJson, kept } from "../../store/kept";
import { newId } from "../../wire/ids";

/** What is being asked, kept on this device until the server has it: through a reload and without a line. */
interface Kept {
  session: string;
  text: string;
  withoutName: boolean;
  /** The id that it was sent under and not yet answered; sent again it has one effect. */
  sent: string | null;
}

const NOTHING = { text: "", withoutName: false, sent: null };
const keyOf = (session: string) => `classroom:question:${session}`;
const drafts = createStore<Kept>(() => ({ session: "", ...NOTHING }));
const under = new WeakMap<LiveClass, Set<string>>(); // on their way from this page

function open(session: string): Kept {
  const held = drafts.getState();
  if (held.session === session) return held;
  const read: Kept = { ...NOTHING, ...kept<Partial<Kept>>(keyOf(session), {}), session };
  drafts.setState(read);
  return read;
}

function keep(session: string, change: Partial<Kept>): void {
  const next = { ...open(session), ...change };
  drafts.setState(next);
  keepJson(keyOf(session), next.text === "" ? null : next);
}

export function useAsked() {
  const { live } = useClass();
  const session = useMine();
  const held = useStore(drafts);
  const { text, withoutName, sent } = held.session === session ? held : open(session);
  useEffect(() => {
    if (sent !== null) post(live, session, sent); // an earlier page had sent it and knows no answer
  }, [live, session, sent]);
  return useMemo(
    () => ({
      text,
      withoutName,
      sending: sent !== null,
      write: (next: string) => keep(session, { text: next }),
      hideName: (on: boolean) => keep(session, { withoutName: on }),
      send: () => keep(session, { sent: newId() }),
    }),
    [session, text, withoutName, sent],
  );
}

function post(live: LiveClass, session: string, id: string): void {
  const mine = under.get(live) ?? new Set();
  under.set(live, mine);
  if (mine.has(id)) return;
  mine.add(id);
  const { text, withoutName } = open(session);
  live
    .obey({ kind: "question.ask", text, without_name: withoutName }, id)
    .then(() => keep(session, { text: "", sent: null }))
    .catch((error: unknown) => {
      // The refusal is shown; the text stays in the field. The next press sends it with the name that is needed now.
      const named = error instanceof Problem && error.code === "name_needed" ? { withoutName: false } : {};
      keep(session, { sent: null, ...named });
    });
}

const answerKey = (session: string, question: string) => `classroom:answer:${session}:${question}`;

/** An answer that is being written. */
export const keptAnswer = (session: string, question: string): string | null =>
  localStorage.getItem(answerKey(session, question));

export function keepAnswer(session: string, question: string, text: string | null): void {
  if (text === null) localStorage.removeItem(answerKey(session, question));
  else localStorage.setItem(answerKey(session, question), text);
}
