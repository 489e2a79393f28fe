import { expect, test } from "vitest";
import type { PollView } from "../../wire/generated";
import { again, mixed, together } from "./fromAnswers";

const called = (number: number) => `Group ${number}`;
const by = (person: string, choices: number[], texts: string[] = []) => ({
  person,
  place: "main",
  answer: { choices, number: null, texts },
});
const poll = (answers: ReturnType<typeof by>[], over: Partial<PollView> = {}): PollView =>
  ({
    question: { form: "single", text: "", options: ["Near", "Leans", "Burns"], scale: 5, most: 12 },
    hidden: [],
    joined: [],
    rounds: [
      {
        votes: answers.length,
        rooms: [],
        answers,
        mine: null,
        result: { votes: answers.length, counts: [1, 3, 0], numbers: [], texts: [], hidden: false },
      },
    ],
    ...over,
  }) as unknown as PollView;

test("who answered the same sits together", () => {
  const found = together(poll([by("a", [1]), by("b", [0]), by("c", [1])]), called);
  expect(found).toEqual({ names: ["A", "B"], plan: { b: 0, a: 1, c: 1 } });
});

test("what counts as one is one kind", () => {
  const answers = [by("a", [], ["Rain"]), by("b", [], ["rainfall"]), by("c", [], ["sun"])];
  const found = together(poll(answers, { joined: [["rainfall", "rain"]] }), called);
  expect(found?.plan).toEqual({ a: 0, b: 0, c: 1 });
});

test("in mixed groups every kind is dealt out", () => {
  const answers = Array.from({ length: 8 }, (_, n) => by(`p${n}`, [n < 4 ? 0 : 1]));
  const found = mixed(poll(answers), called);
  expect(found?.names).toEqual(["Group 1", "Group 2"]);
  for (const room of [0, 1]) {
    const here = answers.filter(({ person }) => found?.plan[person] === room);
    expect(here.map(({ answer }) => answer.choices[0]).sort()).toEqual([0, 0, 1, 1]);
  }
});

test("all alike, or without names: no groups", () => {
  expect(together(poll([by("a", [1]), by("b", [1])]), called)).toBeNull();
  expect(mixed(poll([]), called)).toBeNull();
});

test("asked again are the answers that somebody gave, the most frequent first", () => {
  expect(again(poll([by("a", [1])]))).toEqual(["Leans", "Near"]);
});
