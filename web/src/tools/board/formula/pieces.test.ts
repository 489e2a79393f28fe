import { expect, test } from "vitest";
import { PIECES, put } from "./pieces";

const shown = (text: string, from: number, to: number, piece: string) => {
  const made = put(text, from, to, piece);
  return `${made.text.slice(0, made.caret)}|${made.text.slice(made.caret)}`;
};

test("a piece stands at the caret, and one types on in it", () => {
  expect(shown("ab", 1, 1, "\\frac{▢}{}")).toBe("a\\frac{|}{}b");
  expect(shown("a", 1, 1, "\\cdot ▢")).toBe("a\\cdot |");
});

test("what was marked goes into the piece", () => {
  expect(shown("a+1", 0, 3, "\\frac{▢}{}")).toBe("\\frac{a+1}{|}");
  expect(shown("a+1", 0, 3, "\\sqrt{▢}")).toBe("\\sqrt{a+1}|");
});

test("each piece has one place to go on", () => {
  expect(PIECES.filter(({ piece }) => piece.split("▢").length !== 2)).toEqual([]);
});
