import { expect, test } from "vitest";
import { createRoomStore } from "../../store/room";
import type { Permission, Role } from "../../wire/views";
import { may, mayGive, permissions, powersOf } from "./powers";

const member = (role: Role, presenter = false) => ({ name: "", role, place: "main", removed: false, presenter });

function roomWith(powers: Partial<Record<"assistant" | "guest", Permission[]>> = {}) {
  const room = createRoomStore();
  const edited = Object.entries(powers).map(([id, list], n) => ["powers", id, n + 3, null, { permissions: list }]);
  const people = [
    ["member", "gus", 1, null, member("guest")],
    ["member", "pia", 2, null, member("guest", true)],
  ];
  room.show([9, true, [], [], [...people, ...edited] as never]);
  return room.getState();
}

test.each<[Role, Permission, boolean]>([
  ["teacher", "give_roles", true],
  ["co_teacher", "run_class", true],
  ["assistant", "lead", true],
  ["assistant", "remove", false],
  ["assistant", "give_roles", false],
  ["learner", "share_screen", true],
  ["learner", "moderate", false],
  ["guest", "talk", true],
  ["guest", "share_screen", false],
  ["observer", "talk", false],
])("%s may %s: %s", (role, permission, expected) => {
  expect(may(roomWith(), "gus", role, permission)).toBe(expected);
});

test("what was edited counts, and presenters share all the same", () => {
  const room = roomWith({ assistant: ["remove"], guest: ["share_screen"] });
  expect([may(room, "ari", "assistant", "remove"), may(room, "ari", "assistant", "lead")]).toEqual([true, false]);
  expect([may(room, "gus", "guest", "share_screen"), may(room, "gus", "guest", "talk")]).toEqual([true, false]);
  expect(may(roomWith(), "pia", "guest", "share_screen")).toBe(true);
  expect([...powersOf(room, "assistant")]).toEqual(["remove"]);
});

test("a set always lets people be here and switch off what they send", () => {
  expect(permissions(new Set(["talk"]))).toEqual(["be_here", "publish", "talk"]);
});

test("roles are given downwards, and to observers", () => {
  expect([mayGive("teacher", "teacher"), mayGive("co_teacher", "observer")]).toEqual([true, true]);
  expect([mayGive("co_teacher", "teacher"), mayGive("assistant", "learner")]).toEqual([false, false]);
});
