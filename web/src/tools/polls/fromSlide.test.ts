import { expect, test } from "vitest";
import { answersIn } from "./fromSlide";

test("answers stand below their question, with letters or numbers", () => {
  expect(answersIn("Why is it warmer in summer?\nA) Closer\nB) The axis leans\nC) It burns hotter\nPage 4")).toEqual({
    text: "Why is it warmer in summer?",
    options: ["Closer", "The axis leans", "It burns hotter"],
  });
  expect(answersIn("Which?\n1. One of\n   two lines\n2. Two")?.options).toEqual(["One of two lines", "Two"]);
  expect(answersIn("(a) yes (b) no")).toEqual({ text: "", options: ["yes", "no"] });
});

test("what only looks like it is none", () => {
  for (const text of [
    "",
    "A) alone",
    "It rains in June. Then B) comes",
    "B) two\nC) three",
    "1990. A year\n2. Two",
    "A)\nB)",
  ])
    expect(answersIn(text), text).toBeNull();
});

test("bounds are those of a poll", () => {
  const many = Array.from({ length: 12 }, (_, n) => `${String.fromCharCode(65 + n)}) ${"x".repeat(300)}`).join("\n");
  expect(answersIn(many)?.options.map(({ length }) => length)).toEqual(Array(12).fill(200));
});
