import { expect, it } from "vitest";
import { freeName, groupsOf, meetings, sizesOf } from "./plan";
import { aSet } from "./testing";
import { arrangementOf, FIRST_WISH, prepareOf } from "./wish";

const seats = (rooms: Record<string, number>) => Object.entries(rooms).map(([person, room]) => ({ person, room }));
const called = (number: number) => `Group ${number}`;

it("says how large the groups are and who is left", () => {
  const set = aSet({ names: ["A", "B", "C"], plans: [seats({ a: 0, b: 0, c: 1 })] });
  const people = ["a", "b", "c", "d", "e"].map((id) => ({ id, name: id, here: id !== "e", ready: null }));
  expect(sizesOf(set, 0, people)).toEqual({ groups: 3, smallest: 1, largest: 2, left: 1 });
  expect(sizesOf(aSet({ plans: [] }), 0, [])).toEqual({ groups: 2, smallest: 0, largest: 0, left: 0 });
});

it("counts the groups of a size as the server does: near it, nobody alone", () => {
  expect([28, 26, 5, 3, 1].map((people) => groupsOf(people, 4))).toEqual([7, 7, 1, 1, 1]);
  expect(groupsOf(5, 2)).toBe(2);
});

it("finds who is together in more than one round", () => {
  const rounds = [seats({ a: 0, b: 0, c: 1, d: 1 }), seats({ a: 0, c: 0, b: 1, d: 1 }), seats({ b: 1, a: 1, c: 0 })];
  expect(meetings(rounds)).toEqual([["a", "b"]]);
});

it("does not give a name twice", () => {
  expect(freeName(["Group 1", "Group 3"], called)).toBe("Group 4");
});

it("turns the form into the command that makes the set", () => {
  const rules = [{ kind: "apart" as const, people: ["a", "b"] as [string, string] }];
  const wish = { ...FIRST_WISH, how: "readiness" as const, inEach: "alike" as const, rounds: 3, rules };
  expect(prepareOf(wish, "Cards", 28, null, called)).toEqual({
    kind: "breakout.prepare",
    name: "Cards",
    names: [1, 2, 3, 4, 5, 6, 7].map(called),
    arrange: { by: "readiness", in_each: "alike", size: 4, rounds: 3, apart: [["a", "b"]], together: [] },
  });
  expect(arrangementOf({ ...FIRST_WISH, by: "number", number: 9 })).toMatchObject({ by: "chance", rooms: 9 });
  expect(prepareOf({ ...FIRST_WISH, how: "hand", number: 2 }, "Cards", 28, null, called)).toMatchObject({
    names: ["Group 1", "Group 2"],
    rounds: [{}],
  });
});
