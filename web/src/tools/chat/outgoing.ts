import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { Problem } from "../../api/request";
import { useT } from "../../design/strings";
import { useClass, useMine, useShown } from "../../session/context";
import type { LiveClass } from "../../session/live";
import { keep, kept } from "../../store/kept";
import type { Command } from "../../wire/generated";
import { newId } from "../../wire/ids";
import { type Aim, type Draft, useDraft } from "./drafts";
import { words } from "./strings";
import { useWhere } from "./where";

/** A message of one's own that is not yet in the room as this page has it. */
export interface Outgoing extends Aim {
  client_id: string;
  text: string;
  /** The room it was written in, and what that is called: it goes into no other. */
  room: string | null;
  where: string;
  at_ms: number;
  /** The seq from which on the room holds it; null: not answered. */
  seq: number | null;
  failed: boolean;
}

const MOVED = new Set(["moved_on", "no_such_room"]); // the room it was written in is not one's own, or is closed
// What would be refused again as it is: it comes back into the field, with the reason.
const TO_CHANGE = new Set([
  "not_said_here",
  "too_many_names",
  "private",
  "no_staff",
  "not_here",
  "locked",
  "not_found",
]);

const keyOf = (mine: string) => `classroom:unsent:${mine}`;

const remembered = (mine: string) => kept<Outgoing[]>(keyOf(mine), [], sessionStorage);

/** Of the class that one is in, whether its panel is open or not. */
const way = createStore<{ live: LiveClass | null; list: readonly Outgoing[] }>(() => ({ live: null, list: [] }));
const listOf = (live: LiveClass) => (way.getState().live === live ? way.getState().list : []);

/** Fields that say nothing are left out. */
const sendOf = ({ text, to, room, person, reply, files }: Outgoing): Command => ({
  kind: "chat.send",
  text,
  to,
  room,
  ...(person === null ? {} : { person }),
  ...(reply == null ? {} : { reply }),
  ...(files?.length ? { files: files.map(({ file }) => file) } : {}), // none: kept by a page of before
});

/** Messages on their way. They survive a reload: the same client id has one effect however often it is sent. */
export function useOutgoing(giveBack: Draft["giveBack"]) {
  const { live } = useClass();
  const mine = useMine();
  const { room, group } = useWhere();
  const t = useT(words);
  const seq = useShown((room) => room.seq);
  const held = useStore(way);
  const list = held.live === live ? held.list : [];
  const change = (next: readonly Outgoing[]) => {
    way.setState({ live, list: next });
    keep(
      keyOf(mine),
      next.filter((one) => one.seq === null),
      sessionStorage,
    );
  };
  const update = (id: string, to: Partial<Outgoing>) =>
    change(listOf(live).map((one) => (one.client_id === id ? { ...one, ...to } : one)));
  const post = (one: Outgoing) => {
    change([...listOf(live).filter(({ client_id }) => client_id !== one.client_id), { ...one, failed: false }]);
    live
      .obey(sendOf(one), one.client_id)
      .then((at) => update(one.client_id, { seq: at }))
      .catch((error: unknown) => {
        const code = error instanceof Problem ? error.code : "";
        const moved = MOVED.has(code);
        if (!moved && !TO_CHANGE.has(code)) return update(one.client_id, { failed: true });
        change(listOf(live).filter(({ client_id }) => client_id !== one.client_id));
        giveBack(one.text, one, moved ? { from: one.where } : { why: (error as Problem).message });
      });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a class, what an earlier page had not sent
  useEffect(() => {
    if (way.getState().live === live) return;
    way.setState({ live, list: [] });
    for (const one of remembered(mine)) post({ ...one, seq: null });
  }, [live]);
  return {
    outgoing: list.filter((one) => one.seq === null || one.seq > seq),
    send: (text: string, aim: Aim) =>
      post({
        client_id: newId(),
        text,
        ...aim,
        person: aim.to === "person" ? aim.person : null,
        room: aim.to === "room" ? room : null,
        where: group ?? t("class_room"),
        at_ms: Date.now(),
        seq: null,
        failed: false,
      }),
    again: (one: Outgoing) => post(one),
  };
}

/** What an earlier page had not sent goes out, whether the chat is opened or not. */
export function Unsent(): null {
  useOutgoing(useDraft(useMine()).giveBack);
  return null;
}
