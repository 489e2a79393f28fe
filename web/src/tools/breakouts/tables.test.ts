import { describe, expect, it } from "vitest";
import type { PersonNow } from "../../store/people";
import type { Views } from "../../wire/views";
import { newsOf } from "./news";
import { audibleKey, byUrgency, countsOf, kept, nextQuiet, passes, QUIET_MS, tablesOf } from "./tables";
import { aSet } from "./testing";

const NOW = 1_000_000;
const ROOMS = ["s.1.0", "s.1.1", "s.1.2", "s.1.3", "s.1.4"];
const set = aSet({ names: ["A", "B", "C", "D", "E"], rooms: ROOMS, open: true, opened_ms: NOW - 600_000 });

const sits = (id: string, place: string, more: Partial<PersonNow> = {}): PersonNow => ({
  id,
  name: `Person ${id}`,
  role: "learner",
  staff: false,
  presence: "remote",
  reconnecting: false,
  since_ms: 0,
  microphone: true,
  camera: false,
  screen: false,
  presenter: false,
  away: false,
  sign: null,
  spotlit: false,
  roomDevice: false,
  hand: null,
  raised_ms: null,
  ...more,
  place,
});

const call = (more: Partial<Views["call"]> = {}): Views["call"] => ({
  by: "a",
  text: "",
  since_ms: NOW - 30_000,
  claimed_by: null,
  group: true,
  ...more,
});

const seen = (more: Partial<Parameters<typeof tablesOf>[0]> = {}) =>
  tablesOf({
    set,
    people: [],
    calls: new Map(),
    listening: [],
    messages: [],
    audible: new Set(),
    heard: () => NOW,
    watching_ms: 0,
    now_ms: NOW,
    ...more,
  });

describe("what a table shows", () => {
  it("is the first that holds: calls, then a hand, then quiet, then talk", () => {
    const people = ROOMS.slice(0, 4).map((room, at) => sits(`p${at}`, room, { hand: at < 2 ? 1 : null }));
    const tables = seen({
      people,
      calls: new Map([["s.1.0", call()]]),
      heard: (room) => (room === "s.1.3" ? NOW - 1_000 : NOW - QUIET_MS),
    });
    expect(tables.map(({ state }) => state)).toEqual(["calling", "hand", "quiet", "talking", "empty"]);
    expect(tables.map(({ since_ms }) => since_ms)).toEqual([NOW - 30_000, null, NOW - QUIET_MS, null, null]);
  });

  it("stops calling when somebody of the staff took the call, and says who", () => {
    const people = [sits("a", "s.1.0"), sits("t", "s.1.0", { staff: true, role: "teacher", name: "Ms Adeyemi" })];
    const [table] = seen({ people, calls: new Map([["s.1.0", call({ claimed_by: "t" })]]) });
    expect(table).toMatchObject({ state: "talking", claimed: "Ms Adeyemi", visitors: ["Ms Adeyemi"] });
    expect(table?.people.map(({ id }) => id)).toEqual(["a"]);
  });

  it("is not quiet before this page has listened for two minutes, nor while somebody is heard", () => {
    const people = [sits("a", "s.1.0"), sits("b", "s.1.1")];
    const state = (more: object) => seen({ people, heard: () => null, ...more })[0]?.state;
    expect(state({ watching_ms: NOW - QUIET_MS + 1 })).toBe("talking");
    expect(state({ watching_ms: NOW - QUIET_MS })).toBe("quiet");
    expect(state({ audible: new Set(["a"]) })).toBe("talking");
    expect(state({ audible: new Set(["b"]) })).toBe("quiet");
  });

  it("does not call people quiet whose talk stays in the room itself", () => {
    const inRoom = { presence: "in_room" as const, microphone: false };
    const [table] = seen({ people: [sits("a", "s.1.0", inRoom)], heard: () => null });
    expect(table).toMatchObject({ state: "talking", inTheRoom: true });
  });

  it("counts the messages of the last two minutes, and knows who listens", () => {
    const messages = [NOW - 1_000, NOW - 119_000, NOW - 121_000].map((at_ms) => ({ room: "s.1.1", at_ms }));
    const tables = seen({ messages, listening: [{ id: "t", room: "s.1.1" }] });
    expect(tables.map((table) => table.messages)).toEqual([0, 2, 0, 0, 0]);
    expect(tables[1]?.listeners).toEqual(["t"]);
  });
});

describe("many tables", () => {
  const states = ["talking", "calling", "quiet", "hand", "calling", "quiet"] as const;
  const since = [null, 50, 70, null, 20, 60];
  const tables = states.map((state, at) => ({
    ...(seen()[0] as ReturnType<typeof tablesOf>[number]),
    key: `k${at}`,
    number: at + 1,
    state,
    since_ms: since[at] ?? null,
    wantsMinute: at === 0,
  }));

  it("are filtered by what they show", () => {
    expect(countsOf(tables)).toEqual({ all: 6, calling: 2, hand: 1, quiet: 2, talking: 1 });
    expect(tables.filter((table) => passes(table, "quiet")).map(({ number }) => number)).toEqual([3, 6]);
  });

  it("come on a phone by urgency, the longest waiting first", () => {
    expect(byUrgency(tables).map(({ number }) => number)).toEqual([5, 2, 4, 6, 3, 1]);
  });

  it("lead from one quiet group to the next and round again", () => {
    expect(nextQuiet(tables, null)?.number).toBe(3);
    expect(nextQuiet(tables, "k2")?.number).toBe(6);
    expect(nextQuiet(tables, "k5")?.number).toBe(3);
    expect(nextQuiet([], null)).toBeUndefined();
  });

  it("make one sentence: who calls comes first, closing before all", () => {
    expect(newsOf(tables, null)).toEqual(["news_calling", { count: 2, total: 6 }]);
    expect(newsOf(tables, 30_000)).toEqual(["news_minute", { count: 1 }]);
    expect(newsOf(tables.slice(2, 3), null)).toEqual(["news_quiet", { count: 1 }]);
    expect(newsOf(tables.slice(0, 1), null)).toEqual(["news_work", { count: 1 }]);
  });

  it("stay the same objects where nothing changed", () => {
    const before = seen();
    const after = kept(before, seen({ people: [sits("a", "s.1.2")] }));
    expect(after.map((table, at) => table === before[at])).toEqual([true, true, false, true, true]);
  });
});

it("hears who is loud enough, in the same words whatever the order", () => {
  expect(audibleKey({ b: 30, a: 59, c: 60 })).toBe("a b");
  expect(audibleKey({ a: 59, b: 30 })).toBe("a b");
});
