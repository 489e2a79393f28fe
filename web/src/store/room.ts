import { useSyncExternalStore } from "react";
import { createStore } from "zustand/vanilla";
import type { Part, Shown } from "../wire/types";
import type { Views } from "../wire/views";

export type Kind = keyof Views;

export interface Thing<View> {
  id: string;
  /** When it was made, as a count: the order of everything. */
  made: number;
  room: string | null;
  view: View;
}

/** What the server lets this page see, as it stood at `seq`. `lists` is the same by kind, in the order of making. */
export interface Room {
  /** -1: nothing is known yet. */
  seq: number;
  things: ReadonlyMap<string, ReadonlyMap<string, Thing<unknown>>>;
  lists: ReadonlyMap<string, readonly Thing<unknown>[]>;
}

export const EMPTY: Room = { seq: -1, things: new Map(), lists: new Map() };

/** The one way in which the room changes. A message at or before `seq` changes nothing: views are absolute. */
export function reduce(room: Room, [seq, anew, left, gone, parts]: Shown): Room {
  if (seq < room.seq) return room;
  if (anew) return { seq, ...sorted(new Map(), new Map(), new Set(parts.map(([kind]) => kind)), parts, [], []) };
  if (room.seq < 0) return room; // a change of what one does not know; the whole comes by REST
  const touched = new Set([...parts.map(([kind]) => kind), ...gone.map(([kind]) => kind)]);
  if (left.length > 0) for (const kind of room.things.keys()) touched.add(kind);
  if (touched.size === 0) return { ...room, seq };
  return { seq, ...sorted(room.things, room.lists, touched, parts, gone, left) };
}

function sorted(
  before: Room["things"],
  listed: Room["lists"],
  touched: ReadonlySet<string>,
  parts: readonly Part[],
  gone: readonly [string, string][],
  left: readonly string[],
): Pick<Room, "things" | "lists"> {
  const things = new Map(before);
  const lists = new Map(listed);
  for (const kind of touched) {
    const mine = new Map(before.get(kind));
    if (left.length > 0) {
      for (const [id, thing] of mine) if (thing.room !== null && left.includes(thing.room)) mine.delete(id);
    }
    for (const [goneKind, id] of gone) if (goneKind === kind) mine.delete(id);
    for (const [partKind, id, made, room, view] of parts) if (partKind === kind) mine.set(id, { id, made, room, view });
    things.set(kind, mine);
    lists.set(
      kind,
      [...mine.values()].sort((a, b) => a.made - b.made),
    );
  }
  return { things, lists };
}

const NONE: readonly Thing<never>[] = [];

export const all = <K extends Kind>(room: Room, kind: K): readonly Thing<Views[K]>[] =>
  (room.lists.get(kind) as readonly Thing<Views[K]>[] | undefined) ?? NONE;

export const one = <K extends Kind>(room: Room, kind: K, id: string): Thing<Views[K]> | undefined =>
  room.things.get(kind)?.get(id) as Thing<Views[K]> | undefined;

export type RoomStore = ReturnType<typeof createRoomStore>;

/** The page's copy of the room. What is shown before the whole has come is kept and applied after it. */
export function createRoomStore() {
  const store = createStore<Room>(() => EMPTY);
  let early: Shown[] = [];
  const show = (shown: Shown) => {
    if (store.getState().seq < 0 && !shown[1]) early.push(shown);
    else store.setState(reduce(store.getState(), shown), true);
    if (shown[1]) {
      for (const later of early) store.setState(reduce(store.getState(), later), true);
      early = [];
    }
  };
  return { ...store, show };
}

/** A part of the room; `select` must give the same object while nothing of it changed. */
export function useRoom<T>(store: RoomStore, select: (room: Room) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
