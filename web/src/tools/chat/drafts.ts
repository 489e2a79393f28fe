import { useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { keep as keepJson, kept } from "../../store/kept";
import type { Attached, To } from "../../wire/generated";

/** Whom a message is for and what it answers. */
export interface Aim {
  to: To;
  /** Whom a private one is for. */
  person: string | null;
  /** The id of what it answers. */
  reply: string | null;
  /** What the server has got for it; it keeps them for an hour. */
  files: readonly Attached[];
}

interface Kept {
  session: string;
  text: string;
  /** It holds what was written in this room and could not go out there any more. */
  from: string | null;
  /** Why what was sent came back, as the server says it. */
  why: string | null;
  aim: Aim;
}

export interface Draft extends Omit<Kept, "session"> {
  keep: (text: string) => void;
  aimAt: (aim: Partial<Aim>) => void;
  giveBack: (text: string, aim: Aim, back: { from?: string; why?: string }) => void;
}

const LONGEST = 2_000;
export const TO_ROOM: Aim = { to: "room", person: null, reply: null, files: [] };
const keyOf = (session: string) => `classroom:draft:${session}`;
const aimKeyOf = (session: string) => `classroom:draft-for:${session}`;

/** One draft a page, whether the panel is open or not: a refusal may come when it is closed. */
const drafts = createStore<Kept>(() => ({ session: "", text: "", from: null, why: null, aim: TO_ROOM }));

const aimOf = (session: string): Aim => ({ ...TO_ROOM, ...kept<Partial<Aim>>(aimKeyOf(session), {}) });

function open(session: string): Kept {
  const held = drafts.getState();
  if (held.session === session) return held;
  const text = localStorage.getItem(keyOf(session)) ?? "";
  const read = { session, text, from: null, why: null, aim: aimOf(session) };
  drafts.setState(read);
  return read;
}

function keep(next: Kept): void {
  const { session, text, aim } = next;
  drafts.setState(text === "" ? { ...next, from: null, why: null } : next);
  if (text === "") localStorage.removeItem(keyOf(session));
  else localStorage.setItem(keyOf(session), text);
  // What was meant for one person must not go to all after a reload.
  const toAll = aim.to === "room" && aim.reply === null && aim.files.length === 0;
  keepJson(aimKeyOf(session), toAll ? null : aim);
}

/** What is being written and for whom, kept on this device until it is sent. */
export function useDraft(session: string): Draft {
  const held = useStore(drafts);
  const { text, from, why, aim } = held.session === session ? held : open(session);
  return useMemo(
    () => ({
      text,
      from,
      why,
      aim,
      keep: (next) => keep({ ...open(session), text: next }),
      aimAt: (next) => {
        const now = open(session);
        keep({ ...now, aim: { ...now.aim, ...next } });
      },
      giveBack: (back, at, { from: room = null, why: said = null }) => {
        const { text: now } = open(session);
        const joined = (now === "" ? back : `${back}\n${now}`).slice(0, LONGEST);
        keep({
          session,
          text: joined,
          from: room,
          why: said,
          aim: room === null ? at : { ...TO_ROOM, files: at.files },
        });
      },
    }),
    [session, text, from, why, aim],
  );
}
