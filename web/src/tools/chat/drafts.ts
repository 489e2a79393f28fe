import { useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

interface Kept {
  session: string;
  text: string;
  /** It holds what was written in this room and could not go out there any more. */
  from: string | null;
}

export interface Draft extends Omit<Kept, "session"> {
  keep: (text: string) => void;
  giveBack: (text: string, from: string) => void;
}

const LONGEST = 2_000;
const keyOf = (session: string) => `classroom:draft:${session}`;

/** One draft a page, whether the panel is open or not: a refusal may come when it is closed. */
const drafts = createStore<Kept>(() => ({ session: "", text: "", from: null }));

function open(session: string): Kept {
  const held = drafts.getState();
  if (held.session === session) return held;
  const read = { session, text: localStorage.getItem(keyOf(session)) ?? "", from: null };
  drafts.setState(read);
  return read;
}

function keep(session: string, text: string, from: string | null): void {
  drafts.setState({ session, text, from: text === "" ? null : from });
  if (text === "") localStorage.removeItem(keyOf(session));
  else localStorage.setItem(keyOf(session), text);
}

/** What is being written, kept on this device until it is sent. */
export function useDraft(session: string): Draft {
  const held = useStore(drafts);
  const { text, from } = held.session === session ? held : open(session);
  return useMemo(
    () => ({
      text,
      from,
      keep: (next) => keep(session, next, open(session).from),
      giveBack: (back, room) => {
        const { text: now } = open(session);
        keep(session, (now === "" ? back : `${back}\n${now}`).slice(0, LONGEST), room);
      },
    }),
    [session, text, from],
  );
}
