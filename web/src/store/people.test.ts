import { describe, expect, it } from "vitest";
import type { Part } from "../wire/types";
import { peopleIn, peopleWith } from "./people";
import { EMPTY, reduce } from "./room";

const member = (id: string, made: number, more: object = {}): Part => [
  "member",
  id,
  made,
  null,
  { name: id, role: "learner", place: "main", removed: false, ...more },
];
const devices = (id: string, kinds = ["remote"]): Part => [
  "devices",
  id,
  9,
  null,
  { kinds, reconnecting: false, since_ms: 1 },
];
const sending = (id: string, person: string, more: object): Part => [
  "sending",
  id,
  9,
  null,
  {
    person,
    microphone: false,
    camera: false,
    screen: false,
    muted_by: null,
    kind: "remote",
    room_device: false,
    ...more,
  },
];

describe("who is in the class", () => {
  it("lists a person once with what all their devices send, and nobody who is gone or waits", () => {
    const room = reduce(EMPTY, [
      3,
      true,
      [],
      [],
      [
        member("b", 2),
        member("a", 1),
        member("gone", 3),
        member("waits", 4, { place: null }),
        devices("a", ["companion", "in_room"]),
        devices("b"),
        devices("waits"),
        ["waiting", "waits", 5, null, { name: "waits", since_ms: 1, reason: "locked" }],
        sending("d1", "a", { camera: true }),
        sending("d2", "a", { microphone: true, room_device: true }),
        ["hand", "b", 7, "main", { raised_ms: 20 }],
        ["hand", "a", 8, "main", { raised_ms: 10 }],
      ],
    ]);
    const people = peopleIn(room);
    expect(people.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(people[0]).toMatchObject({ presence: "in_room", camera: true, microphone: true, roomDevice: true, hand: 1 });
    expect(people[1]).toMatchObject({ presence: "remote", camera: false, hand: 2 });
    expect(peopleIn(room)).toBe(people);
  });

  it("counts hands by room, and knows who is away or in the spotlight of their own room", () => {
    const room = reduce(EMPTY, [
      3,
      true,
      [],
      [],
      [
        ...["a", "b", "c"].flatMap((id, n) => [member(id, n, { place: id === "c" ? "main" : "r.1" }), devices(id)]),
        ["hand", "c", 7, "main", { raised_ms: 10 }],
        ["hand", "b", 8, "r.1", { raised_ms: 20 }],
        ["hand", "a", 9, "r.1", { raised_ms: 30 }],
        ["away", "a", 9, null, { since_ms: 1 }],
        ["spotlight", "r.1", 9, "r.1", { person: "b" }],
        ["spotlight", "main", 9, "main", { person: "a" }],
      ],
    ]);
    expect(peopleIn(room).map(({ id, hand, away, spotlit }) => [id, hand, away, spotlit])).toEqual([
      ["a", 2, true, false],
      ["b", 1, false, true],
      ["c", 1, false, false],
    ]);
  });
});

describe("who one is with", () => {
  const parts = [member("me", 1), member("mate", 2), member("far", 3, { place: "r.1" })];
  const here = ["me", "mate", "far"].map((id) => devices(id));
  const ids = (more: Part[], of = "me") =>
    peopleWith(reduce(EMPTY, [3, true, [], [], [...parts, ...here, ...more]]), of).map(({ id }) => id);

  it("is who is in one's own room", () => {
    expect(ids([])).toEqual(["me", "mate"]);
    expect(ids([member("me", 1, { place: "r.1" })])).toEqual(["me", "far"]);
  });

  it("is who is in the room listened in to", () => {
    expect(ids([["listening", "me", 9, "r.1", { since_ms: 1 }]])).toEqual(["far"]);
  });

  it("is the class itself for an observer, and nobody for who waits", () => {
    expect(ids([member("eye", 4, { place: null, role: "observer" }), devices("eye")], "eye")).toEqual(["me", "mate"]);
    expect(ids([member("out", 4, { place: null }), devices("out")], "out")).toEqual([]);
  });
});
