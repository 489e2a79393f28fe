import { describe, expect, it } from "vitest";
import type { Part } from "../wire/types";
import { peopleIn } from "./people";
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
});
