import { describe, expect, it } from "vitest";
import type { Shown } from "../wire/types";
import { all, createRoomStore, EMPTY, one, reduce } from "./room";

const message = (text: string) => ({ author: "p1", text, at_ms: 1, to: "room", edited: false });
const whole: Shown = [
  5,
  true,
  [],
  [],
  [
    ["message", "m2", 4, "main", message("second")],
    ["message", "m1", 2, "main", message("first")],
    ["class", "class", 1, null, { title: "Seasons" }],
  ],
];

describe("the room", () => {
  it("orders things by when they were made, whatever the order of arrival", () => {
    expect(all(reduce(EMPTY, whole), "message").map(({ id }) => id)).toEqual(["m1", "m2"]);
  });

  it("takes a message once: an older one changes nothing", () => {
    const room = reduce(EMPTY, whole);
    expect(reduce(room, [4, false, [], [["message", "m1"]], []])).toBe(room);
  });

  it("forgets what is gone and what lies in a room that was left, and keeps the whole class's things", () => {
    const room = reduce(EMPTY, whole);
    expect(all(reduce(room, [6, false, [], [["message", "m1"]], []]), "message").map(({ id }) => id)).toEqual(["m2"]);
    const moved = reduce(room, [6, false, ["main"], [], [["message", "m3", 6, "group", message("here")]]]);
    expect(all(moved, "message").map(({ id }) => id)).toEqual(["m3"]);
    expect(one(moved, "class", "class")?.view.title).toBe("Seasons");
  });

  it("forgets everything when it is shown anew", () => {
    const room = reduce(reduce(EMPTY, whole), [9, true, [], [], []]);
    expect(all(room, "message")).toEqual([]);
    expect(room.seq).toBe(9);
  });

  it("leaves lists of other kinds the same objects", () => {
    const room = reduce(EMPTY, whole);
    const next = reduce(room, [6, false, [], [], [["hand", "p1", 6, "main", { raised_ms: 1 }]]]);
    expect(all(next, "message")).toBe(all(room, "message"));
  });

  it("keeps what is shown before the whole has come", () => {
    const store = createRoomStore();
    store.show([6, false, [], [], [["message", "m3", 6, "main", message("third")]]]);
    store.show([5, false, [], [["message", "m1"]], []]);
    store.show(whole);
    expect(all(store.getState(), "message").map(({ id }) => id)).toEqual(["m1", "m2", "m3"]);
    expect(store.getState().seq).toBe(6);
  });
});
