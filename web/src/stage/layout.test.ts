import { describe, expect, it } from "vitest";
import { layout, type Seated, SPEAKER_HOLD_MS, speaker } from "./layout";

const person = (id: string, more: Partial<Seated> = {}): Seated => ({
  id,
  camera: true,
  screen: false,
  hand: null,
  staff: false,
  spotlit: false,
  ...more,
});
const many = Array.from({ length: 20 }, (_, place) => person(`p${place}`));
const base = { me: "me", speaker: null, grid: false, places: 8, page: 0 };

describe("who is seen where", () => {
  it("puts who speaks on the stage, and nobody twice", () => {
    const seen = layout({ ...base, people: [person("me"), person("a"), person("b")], speaker: "b" });
    expect(seen.stage).toEqual({ id: "b", kind: "camera" });
    expect(seen.strip).toEqual(["me", "a"]);
  });

  it("shows the teacher while nobody has spoken, never oneself beside others", () => {
    const people = [person("me"), person("a"), person("t", { staff: true })];
    expect(layout({ ...base, people }).stage?.id).toBe("t");
    expect(layout({ ...base, people: [person("me"), person("a")] }).stage?.id).toBe("a");
    expect(layout({ ...base, people: [person("me")] }).stage?.id).toBe("me");
  });

  it("gives the stage to a screen and keeps its owner's picture in the strip", () => {
    const seen = layout({ ...base, people: [person("me"), person("t", { staff: true, screen: true })], grid: true });
    expect(seen.stage).toEqual({ id: "t", kind: "screen" });
    expect(seen.strip).toContain("t");
  });

  it("keeps the last place for how many more there are, and pages through all of them once", () => {
    const first = layout({ ...base, people: many });
    expect(first.strip).toHaveLength(7);
    expect(first.more).toBe(12);
    const pages = Array.from({ length: first.pages }, (_, page) => layout({ ...base, people: many, page }).strip);
    expect(new Set([first.stage?.id, ...pages.flat()]).size).toBe(20);
    expect(pages.flat()).toHaveLength(19);
  });

  it("gives the main place to who is in the spotlight, in the grid too, and to a screen before them", () => {
    const people = [person("me"), person("t", { staff: true }), person("lit", { spotlit: true })];
    for (const grid of [true, false]) {
      const seen = layout({ ...base, people, speaker: "t", grid });
      expect(seen.stage).toEqual({ id: "lit", kind: "camera" });
      expect(seen.strip).not.toContain("lit");
    }
    expect(layout({ ...base, people: [...people, person("s", { screen: true })] }).stage).toEqual({
      id: "s",
      kind: "screen",
    });
  });

  it("shows raised hands before others, in their order", () => {
    const people = [person("a"), person("b"), person("c", { hand: 2 }), person("d", { hand: 1 })];
    expect(layout({ ...base, people, speaker: "a" }).strip).toEqual(["d", "c", "b"]);
  });
});

describe("who speaks", () => {
  const here = new Set(["a", "b"]);
  it("is the loudest, and holds the stage for a while", () => {
    const first = speaker(null, { a: 40, b: 30 }, here, 1_000);
    expect(first).toEqual({ id: "b", since_ms: 1_000 });
    expect(speaker(first, { a: 20 }, here, 1_000 + SPEAKER_HOLD_MS - 1)).toBe(first);
    expect(speaker(first, { a: 20 }, here, 1_000 + SPEAKER_HOLD_MS)?.id).toBe("a");
  });
  it("stays who spoke last in silence, and is nobody who left", () => {
    const held = { id: "b", since_ms: 0 };
    expect(speaker(held, {}, here, 60_000)).toBe(held);
    expect(speaker(held, { a: 90 }, here, 60_000)).toBe(held);
    expect(speaker(held, {}, new Set(["a"]), 60_000)).toBeNull();
  });
});
