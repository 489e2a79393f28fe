import type { SetView } from "../../wire/views";

export interface Planned {
  id: string;
  name: string;
  here: boolean;
  ready: "half" | "open" | null;
}

export interface Sizes {
  groups: number;
  smallest: number;
  largest: number;
  /** Pupils who are here and sit nowhere. */
  left: number;
}

export const seatsOf = (set: SetView, round: number): ReadonlyMap<string, number> =>
  new Map((set.plans?.[round] ?? []).map(({ person, room }) => [person, room]));

export function sizesOf(set: SetView, round: number, people: readonly Planned[]): Sizes {
  const seats = seatsOf(set, round);
  const counts = set.names.map((_, number) => [...seats.values()].filter((room) => room === number).length);
  const filled = counts.filter((count) => count > 0);
  return {
    groups: set.names.length,
    smallest: Math.min(...(filled.length > 0 ? filled : [0])),
    largest: Math.max(0, ...filled),
    left: people.filter(({ id, here }) => here && !seats.has(id)).length,
  };
}

/** How many groups a size makes, as the server counts: near it, and nobody alone. */
export const groupsOf = (people: number, size: number): number =>
  Math.max(1, Math.min(Math.floor((2 * people + size) / (2 * size)), Math.floor(people / 2), 300));

/** Who is together in more than one round, as pairs of ids. */
export function meetings(plans: readonly (readonly { person: string; room: number }[])[]): [string, string][] {
  const met = new Map<string, number>();
  for (const plan of plans) {
    const rooms = new Map<number, string[]>();
    for (const { person, room } of plan) rooms.set(room, [...(rooms.get(room) ?? []), person]);
    for (const people of rooms.values()) {
      const sorted = [...people].sort();
      sorted.forEach((a, at) => {
        for (const b of sorted.slice(at + 1)) met.set(`${a} ${b}`, (met.get(`${a} ${b}`) ?? 0) + 1);
      });
    }
  }
  return [...met].filter(([, times]) => times > 1).map(([pair]) => pair.split(" ") as [string, string]);
}

/** "Group 3" where that is free, else the next number. */
export function freeName(names: readonly string[], called: (number: number) => string): string {
  for (let number = names.length + 1; ; number++) {
    const name = called(number);
    if (!names.includes(name)) return name;
  }
}
