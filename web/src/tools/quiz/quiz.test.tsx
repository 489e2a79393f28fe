import { fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { beforeEach, expect, test } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { QuizView } from "../../wire/generated";
import type { Part } from "../../wire/types";
import { fakeClass, person } from "../breakouts/testing";
import PollPanel from "../polls/PollPanel";
import { BLANK, questionOf, troubleOf } from "./draft";

const people = [
  ...person("t", "Ms Adeyemi", "main", "teacher"),
  ...person("a", "Ada Lund", "main"),
  ...person("b", "Bo", "main"),
];
const quiz = (over: Partial<QuizView> = {}): Part => [
  "quiz",
  "q",
  9,
  null,
  {
    title: "Seasons",
    by: "t",
    at_ms: 1,
    count: 2,
    asked: ["p", "p2"],
    over: true,
    leaders: false,
    most: 5,
    worth: [2, 3],
    mine: null,
    own: null,
    best: [],
    questions: [],
    ...over,
  },
];
const poll = (id: string, text: string, open = false): Part => [
  "poll",
  id,
  8,
  null,
  {
    question: { form: "single", text, options: ["Closer", "Leans"], scale: 5, most: 12 },
    secrecy: "named_to_staff",
    revote: true,
    by: "t",
    at_ms: 1,
    everywhere: true,
    open,
    shown: !open,
    answered: false,
    rounds: [{ votes: 0, rooms: [], result: null, answers: [], mine: null }],
    solution: null,
    ends_ms: null,
    show_at_end: true,
    reminded_ms: null,
  },
];
const panel = <PollPanel closeLabel="Close" onClose={() => {}} />;
const asA = (...parts: Part[]) => fakeClass([...people, ...parts], "a", "learner");
const violations = async (of: Element) =>
  (await axe.run(of, { rules: { "color-contrast": { enabled: false } } })).violations.map(({ id }) => id);

beforeEach(() => localStorage.clear());

test("a quiz is written question by question, stays on this device, and what is missing is named", async () => {
  const { wrap, told } = fakeClass(people);
  const { container, unmount } = await renderFramed(wrap(panel));
  fireEvent.click(screen.getByTestId("quiz-make"));
  fireEvent.click(screen.getByTestId("quiz-start"));
  expect(screen.getByRole("alert").textContent).toBe("Question 1 needs two answers.");
  const write = (box: Element | undefined, value: string) => fireEvent.change(box as Element, { target: { value } });
  write(screen.getAllByTestId("quiz-option")[1], "Closer");
  write(screen.getAllByTestId("quiz-option")[3], "Leans");
  fireEvent.click(screen.getByRole("checkbox", { name: "Answer D is right" }));
  fireEvent.click(screen.getByTestId("quiz-add"));
  fireEvent.click(screen.getByRole("button", { name: "Number" }));
  write(screen.getByTestId("quiz-right-number"), "23,5");
  write(screen.getByTestId("quiz-tolerance"), "0.5");
  expect(await violations(container)).toEqual([]);
  unmount();
  await renderFramed(wrap(panel));
  fireEvent.click(screen.getByTestId("quiz-make"));
  fireEvent.click(screen.getByRole("button", { name: "Start: 2 questions" }));
  expect(told).toMatchObject([
    {
      kind: "quiz.start",
      leaders: false,
      questions: [
        { question: { form: "single", options: ["Closer", "Leans"] }, solution: { right: [1] }, points: 1 },
        { question: { form: "number", options: [] }, solution: { number: 23.5, tolerance: 0.5 } },
      ],
    },
  ]);
  await waitFor(() => expect(localStorage.length).toBe(0));
});

test("several ticks ask for all of them, texts are told apart by a semicolon, a rating has no points to win", () => {
  const both = questionOf({ ...BLANK, options: ["a", "", "c", "d"], right: [0, 2] });
  expect([both.question.form, both.solution?.right]).toEqual(["multiple", [0, 1]]);
  expect(questionOf({ ...BLANK, kind: "text", accepted: "axis; the axis ;" }).solution?.accepted).toEqual([
    "axis",
    "the axis",
  ]);
  expect(troubleOf({ ...BLANK, kind: "number", number: "much" })).toBe("not_a_number");
  expect(troubleOf({ ...BLANK, kind: "rating" })).toBeNull();
});

test("a pupil reads which question it is, and at the end their own points", async () => {
  const running = quiz({ over: false, asked: ["p"], worth: [2], most: 2 });
  const { wrap, show } = asA(running, poll("p", "Why?", true));
  const { container } = await renderFramed(wrap(panel));
  expect(screen.getByTestId("quiz-step").textContent).toBe("SeasonsQuestion 1 of 22 points");
  const own = { person: "a", points: 2, place: 0 };
  show([quiz({ own, mine: [2, null] }), poll("p", "Why?"), poll("p2", "How much?")]);
  await waitFor(() => expect(screen.getByRole("heading", { name: "2 of 5 points" })).toBeTruthy());
  expect(screen.getAllByTestId("quiz-mine").map((each) => each.textContent)).toEqual([
    "Why?2 of 2",
    "How much?not answered",
  ]);
  expect([screen.queryByTestId("quiz-place"), screen.queryByTestId("quiz-person")]).toEqual([null, null]);
  expect(await violations(container)).toEqual([]);
});

test("who leads goes on, sees the points of thirty, and shows the best only by a switch", async () => {
  const running = fakeClass([...people, quiz({ over: false, asked: ["p"] }), poll("p", "Why?")]);
  const first = await renderFramed(running.wrap(panel));
  fireEvent.click(screen.getByRole("button", { name: "Next question" }));
  expect(running.told).toEqual([{ kind: "quiz.next", id: "q", after: 1 }]);
  first.unmount();
  const many = Array.from({ length: 30 }, (_, n) => ({
    person: n === 0 ? "a" : `p${n}`,
    points: 30 - n,
    place: n + 1,
  }));
  const { wrap, told } = fakeClass([...people, quiz({ best: many })]);
  const { container } = await renderFramed(wrap(panel));
  fireEvent.click(screen.getByTestId("quiz-earlier-one"));
  expect(screen.getAllByTestId("quiz-person").length).toBe(30);
  fireEvent.click(screen.getByRole("switch", { name: /who was best/ }));
  expect(told).toEqual([{ kind: "quiz.show_leaders", id: "q", on: true }]);
  expect(await violations(container)).toEqual([]);
});
