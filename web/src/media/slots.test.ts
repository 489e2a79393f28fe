import { describe, expect, it } from "vitest";
import type { Slot } from "../wire/types";
import { coming, pictureOf, voices } from "./slots";

const slots: Slot[] = [
  ["0", "ada", "d1", "audio"],
  ["6", "ada", "d1", "camera"],
  ["7", "ada", "d2", "camera"],
  ["15", "tess", "d3", "screen"],
];

describe("what comes in which place", () => {
  it("ignores a table for another connection", () => {
    expect(coming(3, { version: 2, slots })).toBeNull();
    expect(coming(2, { version: 2, slots })).toHaveLength(4);
  });

  it("shows one picture of a person with two cameras, and keeps it while it comes", () => {
    const comings = coming(1, { version: 1, slots }) ?? [];
    expect(pictureOf(comings, "ada", "camera")).toBe("6");
    expect(pictureOf(comings, "ada", "camera", "7")).toBe("7");
    expect(pictureOf(comings, "ada", "camera", "9")).toBe("6");
    expect(pictureOf(comings, "ada", "screen")).toBeNull();
    expect(pictureOf(comings, "tess", "screen")).toBe("15");
  });

  it("plays only sounds", () => {
    expect(voices(coming(1, { version: 1, slots }) ?? []).map(({ mid }) => mid)).toEqual(["0"]);
  });
});
