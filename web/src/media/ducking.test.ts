import { expect, test } from "vitest";
import { volumeOf } from "./ducking";

test("who speaks to all is heard in full, the own group 12 dB lower, and in full again after it", () => {
  expect(volumeOf("teacher", ["teacher"])).toBe(1);
  expect(20 * Math.log10(volumeOf("mate", ["teacher"]))).toBeCloseTo(-12);
  expect(volumeOf("mate", [])).toBe(1);
});
