import { describe, expect, it } from "vitest";
import { createMoving } from "./moving";
import { walk } from "./walk";

const targets = ["a", "b", "c"].map((key) => ({ key, name: `Group ${key}`, count: 1 }));
const hugo = { id: "h", name: "Hugo" };

function start() {
  const moved: [string, string][] = [];
  const moving = createMoving(
    () => targets,
    (person, to) => moved.push([person, to]),
    {
      lifted: (person, at) => `${person} lifted from ${at}`,
      over: (place) => place,
      dropped: (person, place) => `${person} to ${place}`,
      cancelled: (person) => `${person} stays`,
    },
  );
  return { moving, moved, said: () => moving.store.getState().said };
}

describe("moving a person by keys", () => {
  it("lifts, chooses, drops, and says each step", () => {
    const { moving, moved, said } = start();
    moving.lift(hugo, "a", "keys");
    expect(said()).toBe("Hugo lifted from Group a");
    moving.step(1);
    expect(said()).toBe("Group b");
    moving.step(1);
    moving.step(-1);
    moving.drop();
    expect(said()).toBe("Hugo to Group b");
    expect(moved).toEqual([["h", "b"]]);
    expect(moving.store.getState()).toMatchObject({ held: null, follow: "h" });
  });

  it("goes round at the ends", () => {
    const { moving, moved } = start();
    moving.lift(hugo, "a", "keys");
    moving.step(-1);
    moving.drop();
    expect(moved).toEqual([["h", "c"]]);
  });

  it("moves nobody when it is cancelled or dropped where it began", () => {
    const { moving, moved, said } = start();
    moving.lift(hugo, "a", "keys");
    moving.step(1);
    moving.cancel();
    expect(said()).toBe("Hugo stays");
    moving.lift(hugo, "a", "keys");
    moving.drop();
    expect(moved).toEqual([]);
  });
});

describe("moving by pointer and by list", () => {
  it("drops on the place under the pointer, and nowhere else", () => {
    const { moving, moved } = start();
    moving.lift(hugo, "a", "pointer");
    moving.over("c");
    moving.over(null);
    moving.drop();
    expect(moved).toEqual([]);
    moving.lift(hugo, "a", "pointer");
    moving.over("c");
    moving.drop();
    expect(moved).toEqual([["h", "c"]]);
  });

  it("takes the answer of the list, and no answer", () => {
    const { moving, moved } = start();
    moving.ask(hugo, "a");
    moving.answer(null);
    expect(moving.store.getState().asking).toBeNull();
    moving.ask(hugo, "a");
    moving.answer("b");
    expect(moved).toEqual([["h", "b"]]);
  });
});

describe("arrows in a grid", () => {
  it("go by columns and stop at the edges", () => {
    expect(walk("ArrowDown", 2, 12, 5)).toBe(7);
    expect(walk("ArrowDown", 8, 12, 5)).toBe(8);
    expect(walk("ArrowUp", 7, 12, 5)).toBe(2);
    expect(walk("ArrowLeft", 0, 12, 5)).toBe(0);
    expect(walk("End", 0, 12, 5)).toBe(11);
    expect(walk("Enter", 0, 12, 5)).toBeNull();
  });

  it("turn round where one reads from the right", () => {
    expect(walk("ArrowRight", 3, 12, 5, true)).toBe(2);
    expect(walk("ArrowLeft", 3, 12, 5, true)).toBe(4);
  });
});
