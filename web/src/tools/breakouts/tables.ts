import { AUDIBLE } from "../../stage/layout";
import type { PersonNow } from "../../store/people";
import type { SetView, Views } from "../../wire/views";

/** One of them shows on a table, the first that holds. */
export type TableState = "calling" | "hand" | "quiet" | "talking" | "empty";
export type Filter = "all" | "calling" | "hand" | "quiet" | "talking";

export interface Sitting {
  id: string;
  name: string;
  speaking: boolean;
  hand: boolean;
  reconnecting: boolean;
}

/** A group as staff see it from outside. Pure: what the room shows and who is heard in, this out. */
export interface Table {
  /** The room's id. */
  key: string;
  number: number;
  name: string;
  state: TableState;
  /** Since when it calls or is quiet; else null. */
  since_ms: number | null;
  people: readonly Sitting[];
  /** Staff in it now. */
  visitors: readonly string[];
  /** Who listens in without being there; ids. */
  listeners: readonly string[];
  /** Who of the staff took its call. */
  claimed: string | null;
  /** Messages of the last two minutes. */
  messages: number;
  wantsMinute: boolean;
  /** All sit in the room itself: their talk does not come over the line. */
  inTheRoom: boolean;
  /** Somebody was heard since it opened. */
  heard: boolean;
}

export const QUIET_MS = 120_000; // shorter is thinking
export const LATELY_MS = 120_000;
export const FEW = 8; // as many large tables as a screen shows

interface Seen {
  set: SetView;
  people: readonly PersonNow[];
  calls: ReadonlyMap<string, Views["call"]>;
  listening: readonly { id: string; room: string | null }[];
  messages: readonly { room: string | null; at_ms: number }[];
  audible: ReadonlySet<string>;
  /** When somebody was last heard in a room, as far as this page knows; null: not yet. */
  heard: (room: string) => number | null;
  /** Since when this page listens at all. */
  watching_ms: number;
  now_ms: number;
}

export function tablesOf(seen: Seen): Table[] {
  const { set, people, calls, audible, now_ms } = seen;
  const byRoom = new Map<string, PersonNow[]>(set.rooms.map((room) => [room, []]));
  for (const person of people) if (person.place !== null) byRoom.get(person.place)?.push(person);
  const lately = seen.messages.filter(({ at_ms }) => now_ms - at_ms < LATELY_MS);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return set.rooms.map((key, index) => {
    const inside = byRoom.get(key) ?? [];
    const sitting = inside.filter(({ staff, role }) => !staff && role !== "observer");
    const call = calls.get(key);
    const claimed = call?.claimed_by ?? null;
    const inTheRoom =
      sitting.length > 0 && sitting.every(({ presence, microphone }) => presence === "in_room" && !microphone);
    const heard = seen.heard(key);
    const silent_ms = heard ?? Math.max(set.opened_ms ?? 0, seen.watching_ms);
    const people = sitting.map(({ id, name, hand, reconnecting }) => ({
      id,
      name,
      speaking: audible.has(id),
      hand: hand !== null,
      reconnecting,
    }));
    const state: TableState =
      call && claimed === null
        ? "calling"
        : people.length === 0
          ? "empty"
          : people.some(({ hand }) => hand)
            ? "hand"
            : !inTheRoom && now_ms - silent_ms >= QUIET_MS && !people.some(({ speaking }) => speaking)
              ? "quiet"
              : "talking";
    return {
      key,
      number: index + 1,
      name: set.names[index] ?? String(index + 1),
      state,
      since_ms: state === "calling" ? (call?.since_ms ?? null) : state === "quiet" ? silent_ms : null,
      people,
      visitors: inside.filter(({ staff }) => staff).map(({ name }) => name),
      listeners: seen.listening.filter(({ room }) => room === key).map(({ id }) => id),
      claimed: claimed === null ? null : (names.get(claimed) ?? claimed),
      messages: lately.filter(({ room }) => room === key).length,
      wantsMinute: set.wants_minute.includes(key),
      inTheRoom,
      heard: heard !== null,
    };
  });
}

export const FILTERS: readonly Filter[] = ["all", "calling", "hand", "quiet", "talking"];

export const passes = (table: Table, filter: Filter): boolean => filter === "all" || table.state === filter;

export const countsOf = (tables: readonly Table[]): Record<Filter, number> =>
  Object.fromEntries(
    FILTERS.map((filter) => [filter, tables.filter((table) => passes(table, filter)).length]),
  ) as Record<Filter, number>;

const RANK: Record<TableState, number> = { calling: 0, hand: 1, quiet: 2, talking: 3, empty: 4 };

/** On a phone the urgent ones come first, the longest waiting of them first. Elsewhere a place is memory: by number. */
export const byUrgency = (tables: readonly Table[]): Table[] =>
  [...tables].sort(
    (a, b) => RANK[a.state] - RANK[b.state] || (a.since_ms ?? 0) - (b.since_ms ?? 0) || a.number - b.number,
  );

/** The next quiet table after this one, round and round. */
export function nextQuiet(tables: readonly Table[], from: string | null): Table | undefined {
  const quiet = tables.filter(({ state }) => state === "quiet");
  const number = tables.find(({ key }) => key === from)?.number ?? 0;
  return quiet.find((table) => table.number > number) ?? quiet[0];
}

/** Who is heard now: the microphone is open and loud enough. As one string, so that equal is equal. */
export const audibleKey = (levels: Readonly<Record<string, number>>): string =>
  Object.keys(levels)
    .filter((id) => (levels[id] ?? 127) <= AUDIBLE)
    .sort()
    .join(" ");

/** The same objects where nothing of them changed, so that forty tables are not drawn for one. */
export function kept<T extends { key: string }>(before: readonly T[], after: readonly T[]): T[] {
  const old = new Map(before.map((one) => [one.key, one]));
  return after.map((one) => {
    const was = old.get(one.key);
    return was && JSON.stringify(was) === JSON.stringify(one) ? was : one;
  });
}
