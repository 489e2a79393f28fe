import { beforeEach, describe, expect, it } from "vitest";
import { createRoomStore } from "../store/room";
import type { Part } from "../wire/types";
import { Moves } from "./moves";

const person = (id: string, place: string, camera = true): Part[] => [
  ["member", id, 1, null, { name: id, role: "learner", place, removed: false, presenter: false }],
  ["devices", id, 1, null, { kinds: ["remote"], reconnecting: false, since_ms: 1 }],
  ["sending", id, 1, null, { person: id, microphone: false, camera, screen: false, muted_by: null, kind: "remote" }],
];
const marks = () => ["move-seen", "moved"].map((name) => performance.getEntriesByName(`classroom:${name}`).length);

class Picture {
  private asked: (() => void)[] = [];
  requestVideoFrameCallback(then: () => void) {
    return this.asked.push(then);
  }
  paints() {
    for (const then of this.asked.splice(0)) then();
  }
  get element() {
    return this as unknown as HTMLVideoElement;
  }
}

function begun(parts: Part[]) {
  const room = createRoomStore();
  const moves = new Moves(room, "me", () => true);
  let seq = 0;
  const show = (changed: Part[], anew = false) => {
    room.show([++seq, anew, [], [], changed]);
    moves.look();
  };
  show(parts, true);
  return { moves, show };
}

describe("the mark of a move", () => {
  beforeEach(() => performance.clearMarks());

  it("is set when a partner of the new room is painted, and by nobody else", () => {
    const { moves, show } = begun([...person("me", "main"), ...person("old", "main"), ...person("new", "r.1")]);
    expect(marks()).toEqual([0, 0]); // coming in is no move
    const [old, fresh] = [new Picture(), new Picture()];
    moves.watch(old.element, "old");
    show(person("me", "r.1"));
    expect(marks()).toEqual([1, 0]);
    old.paints();
    expect(marks()).toEqual([1, 0]);
    moves.watch(fresh.element, "new");
    fresh.paints();
    fresh.paints();
    expect(marks()).toEqual([1, 1]);
  });

  it("is set by somebody who was moved too, with the next frame of the same picture", () => {
    const { moves, show } = begun([...person("me", "main"), ...person("mate", "main")]);
    const mate = new Picture();
    moves.watch(mate.element, "mate");
    show([...person("me", "r.1"), ...person("mate", "r.1")]);
    expect(marks()).toEqual([1, 0]);
    mate.paints();
    expect(marks()).toEqual([1, 1]);
  });

  it("is set at once where nobody shows a picture", () => {
    const { show } = begun([...person("me", "main"), ...person("new", "r.1", false)]);
    show(person("me", "r.1"));
    expect(marks()).toEqual([1, 1]);
  });
});
