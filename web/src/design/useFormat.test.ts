import { expect, test } from "vitest";
import { formatIn } from "./useFormat";

const now = new Date(2026, 2, 12, 9, 26);
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute);
const format = formatIn("en");

test("near days are words, others a date", () => {
  expect(format.day(at(12, 23), now)).toBe("Today");
  expect(format.day(at(13, 0), now)).toBe("Tomorrow");
  expect(format.day(at(11, 10), now)).toBe("Yesterday");
  expect(format.day(at(19, 10), now)).toContain("19");
});

test("a countdown takes the unit that says something", () => {
  expect(format.until(at(12, 10), now)).toBe("in 34 minutes");
  expect(format.until(at(12, 12, 26), now)).toBe("in 3 hours");
  expect(format.until(at(15, 9), now)).toBe("in 3 days");
});

test("an end on another day names the day", () => {
  expect(format.end(at(12, 10, 45), at(12, 10), now)).toBe("10:45");
  expect(format.end(at(13, 10), at(12, 10), now)).toBe("Tomorrow 10:00");
});

test("times have 24 hours", () => {
  expect(format.time(at(12, 0, 5))).toBe("00:05");
  expect(format.time(at(12, 22, 14))).toBe("22:14");
});
