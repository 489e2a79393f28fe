import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { beforeEach, expect, test } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { PollResult, PollView } from "../../wire/generated";
import type { Part } from "../../wire/types";
import { fakeClass, person } from "../breakouts/testing";
import { inWords } from "./Persons";
import PollPanel from "./PollPanel";
import PollSurface from "./PollSurface";
import { median } from "./Results";

const people = [
  ...person("t", "Ms Adeyemi", "main", "teacher"),
  ...person("a", "Ada Lund", "main"),
  ...person("b", "Bo", "main"),
];
const round = { votes: 0, rooms: [], result: null, answers: [], mine: null };
const sum = (over: Partial<PollResult>): PollResult => ({
  votes: 0,
  counts: [],
  numbers: [],
  texts: [],
  hidden: false,
  ...over,
});
const question = {
  form: "single" as const,
  text: "Why is it warmer in summer?",
  options: ["Closer", "Leans"],
  scale: 5,
  most: 12,
};
const poll = (over: Partial<PollView> = {}): Part => [
  "poll",
  "p",
  9,
  null,
  {
    question,
    secrecy: "named_to_staff",
    revote: true,
    by: "t",
    at_ms: 1,
    everywhere: true,
    open: true,
    shown: false,
    answered: false,
    rounds: [round],
    solution: null,
    ends_ms: null,
    show_at_end: true,
    reminded_ms: null,
    hidden: [],
    joined: [],
    ...over,
  },
];
const panel = <PollPanel closeLabel="Close" onClose={() => {}} />;
const asA = (...parts: Part[]) => fakeClass([...people, ...parts], "a", "learner");
const violations = async (of: Element) =>
  (await axe.run(of, { rules: { "color-contrast": { enabled: false } } })).violations.map(({ id }) => id);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test("a poll is made by its kind and Start", async () => {
  const { wrap, told } = fakeClass(people);
  const { container } = await renderFramed(wrap(panel));
  fireEvent.click(screen.getByRole("button", { name: "Yes or no" }));
  fireEvent.click(screen.getByRole("button", { name: "Start: Yes or no" }));
  expect(told).toMatchObject([
    {
      kind: "poll.open",
      question: { form: "single", text: "", options: ["Yes", "No"] },
      secrecy: "named_to_staff",
      everywhere: true,
    },
  ]);
  expect(await violations(container)).toEqual([]);
});

test("by keyboard it takes the letter of its kind and Enter, unless somebody types", async () => {
  const { wrap, told } = fakeClass(people);
  await renderFramed(wrap(panel));
  fireEvent.keyDown(screen.getByTestId("poll-question"), { code: "KeyN", key: "n" });
  fireEvent.keyDown(document.body, { code: "KeyS", key: "s" });
  fireEvent.keyDown(document.body, { code: "Enter", key: "Enter" });
  expect(told).toMatchObject([{ kind: "poll.open", question: { form: "rating", options: [], scale: 5 } }]);
});

test("answers are all in words or all letters: one left empty is named and not sent, and a bare letter is read once", async () => {
  const { wrap, told } = fakeClass(people);
  const { container, unmount } = await renderFramed(wrap(panel));
  const boxes = screen.getAllByTestId("poll-option-input");
  fireEvent.change(boxes[0] as Element, { target: { value: "Closer" } });
  fireEvent.click(screen.getByTestId("poll-open"));
  expect(screen.getByRole("alert").textContent).toContain("Answers B, C, and D are empty");
  await waitFor(() => expect(document.activeElement).toBe(boxes[1]));
  expect(await violations(container)).toEqual([]);
  expect(told).toEqual([]);
  fireEvent.change(boxes[0] as Element, { target: { value: " " } });
  fireEvent.click(screen.getByTestId("poll-open"));
  expect(told).toMatchObject([{ question: { options: ["A", "B", "C", "D"] } }]);
  unmount();
  await renderFramed(asA(poll({ question: { ...question, options: ["A", "B"] } })).wrap(panel));
  expect(screen.getAllByText("A", { ignore: ".visually-hidden" }).length).toBe(1);
});

test("a poll that is being prepared survives a reload until it is asked, with who is to see the answers", async () => {
  const { wrap, told } = fakeClass(people);
  const { unmount } = await renderFramed(wrap(panel));
  fireEvent.change(screen.getByTestId("poll-question"), { target: { value: "Why?" } });
  fireEvent.click(screen.getByRole("button", { name: "Nobody" }));
  unmount();
  const again = await renderFramed(wrap(panel));
  fireEvent.click(screen.getByTestId("poll-open"));
  expect(told).toMatchObject([{ question: { text: "Why?" }, secrecy: "anonymous" }]);
  await waitFor(() => expect(sessionStorage.length).toBe(0));
  again.unmount();
  await renderFramed(wrap(panel));
  expect(screen.getByTestId<HTMLInputElement>("poll-question").value).toBe("");
});

test("what is chosen survives a reload until it is sent", async () => {
  const { wrap, told } = asA(poll());
  const { unmount, container } = await renderFramed(wrap(panel));
  fireEvent.keyDown(document.body, { code: "KeyB", key: "b" });
  expect(await violations(container)).toEqual([]);
  unmount();
  await renderFramed(wrap(panel));
  expect(screen.getByRole("radio", { name: "Leans" })).toHaveProperty("checked", true);
  fireEvent.keyDown(document.body, { code: "Enter", key: "Enter" });
  expect(told).toEqual([{ kind: "poll.answer", id: "p", round: 0, answer: { choices: [1], number: null, texts: [] } }]);
  await waitFor(() => expect(localStorage.length).toBe(0));
});

test("a number may be written with a comma, and nothing else is one", async () => {
  const { wrap, told } = asA(poll({ question: { ...question, form: "number", options: [] } }));
  await renderFramed(wrap(panel));
  const box = screen.getByRole("textbox", { name: "A number" });
  fireEvent.change(box, { target: { value: "much" } });
  expect(screen.getByTestId("poll-submit")).toHaveProperty("disabled", true);
  fireEvent.change(box, { target: { value: "23,5" } });
  fireEvent.click(screen.getByTestId("poll-submit"));
  expect(told).toMatchObject([{ answer: { number: 23.5 } }]);
});

test("a nameless poll says so, and a changed mind can be sent again", async () => {
  const { wrap, show } = asA(poll({ secrecy: "anonymous" }));
  await renderFramed(wrap(panel));
  expect(screen.getByText(/nobody sees who chose what, the teachers neither/)).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "Leans" }));
  await act(async () => fireEvent.click(screen.getByTestId("poll-submit")));
  act(() => show([poll({ secrecy: "anonymous", answered: true })]));
  expect(screen.getByText("Your answer is in")).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "Closer" }));
  expect(screen.getByRole("button", { name: "Change answer" })).toBeTruthy();
});

test("who leads sees who has answered, peeks, shows it live and closes it", async () => {
  const answers = [{ person: "a", place: "main", answer: { choices: [1], number: null, texts: [] } }];
  const open = { ...round, votes: 1, answers, result: sum({ votes: 1, counts: [0, 1] }) };
  const { wrap, told } = fakeClass([...people, poll({ rounds: [open] })]);
  const { container } = await renderFramed(wrap(panel));
  expect(screen.getByRole("heading", { name: "1 of 2 have answered" })).toBeTruthy();
  expect(screen.getByText("Ada Lund, has answered")).toBeTruthy();
  expect(screen.queryByTestId("poll-result")).toBeNull();
  fireEvent.click(screen.getByRole("switch", { name: /Look at the answers/ }));
  expect(screen.getByTestId("poll-result").dataset.votes).toBe("1");
  fireEvent.click(screen.getByRole("switch", { name: /as they come/ }));
  fireEvent.click(screen.getByRole("button", { name: "Close and look" }));
  expect(told).toEqual([
    { kind: "poll.show", id: "p", on: true },
    { kind: "poll.close", id: "p", show: true },
  ]);
  expect(await violations(container)).toEqual([]);
});

test("time runs by the server's clock for all, who leads gives more, and only who is missing is reminded", async () => {
  const open = { ends_ms: Date.now() + 20_000 };
  const { wrap, told } = fakeClass([...people, poll({ ...open, secrecy: "anonymous" })]);
  const { unmount } = await renderFramed(wrap(panel));
  expect(screen.getByRole("timer").textContent).toMatch(/^0:(19|20)$/);
  for (const each of ["poll-more-time", "poll-no-time", "poll-remind", "poll-show-at-end"])
    fireEvent.click(screen.getByTestId(each));
  expect(told).toEqual([
    { kind: "poll.set_time", id: "p", by_ms: 30_000 },
    { kind: "poll.set_time", id: "p", by_ms: null },
    { kind: "poll.remind", id: "p" },
    { kind: "poll.show_at_end", id: "p", on: false },
  ]);
  expect(screen.getByText(/calls only its own person/)).toBeTruthy();
  unmount();
  const pupil = asA(poll({ ...open, reminded_ms: 5 }));
  const { container } = await renderFramed(pupil.wrap(panel));
  expect(screen.getByTestId("poll-reminded").textContent).toBe("Your answer is still missing.");
  expect(screen.getByRole("timer")).toBeTruthy();
  expect(await violations(container)).toEqual([]);
});

test("thirty answers are read by person and by room, with who is missing; none are said to be none", async () => {
  const pupils = Array.from({ length: 30 }, (_, n) => person(`p${n}`, `Pupil ${n}`, "main"));
  const answers = Array.from({ length: 30 }, (_, n) => ({
    person: `p${n}`,
    place: n < 20 ? "main" : "r1",
    answer: { choices: [n % 3 === 0 ? 0 : 1], number: null, texts: [] },
  }));
  const rooms: [string, number][] = [
    ["main", 20],
    ["r1", 10],
  ];
  const many = { ...round, votes: 30, rooms, answers, result: sum({ votes: 30, counts: [10, 20] }) };
  const { wrap, show } = fakeClass([...people, ...pupils.flat(), poll({ open: false, rounds: [many] })]);
  const { container } = await renderFramed(wrap(panel));
  fireEvent.click(screen.getByTestId("poll-earlier"));
  expect(screen.getAllByTestId("poll-person").length).toBe(30);
  expect(screen.getAllByTestId("poll-room").map((each) => each.textContent)).toEqual([
    "ClassA: 7 · B: 1320",
    "ClassA: 3 · B: 710",
  ]);
  expect(screen.getByTestId("poll-missing").textContent).toBe("Have not answered: Ada Lund and Bo");
  expect(await violations(container)).toEqual([]);
  act(() => show([poll({ open: false, rounds: [{ ...round, result: sum({ counts: [0, 0] }) }] })]));
  expect(screen.getByText("Nobody answered.")).toBeTruthy();
  expect(screen.queryByTestId("poll-room")).toBeNull();
});

test("two rounds stand side by side, with who changed", async () => {
  const answer = (choice: number) => ({ choices: [choice], number: null, texts: [] });
  const at = (a: number, b: number) => ({
    ...round,
    votes: 2,
    answers: [
      { person: "a", place: "main", answer: answer(a) },
      { person: "b", place: "main", answer: answer(b) },
    ],
    result: sum({ votes: 2, counts: [2 - a - b, a + b] }),
  });
  const closed = poll({
    open: false,
    shown: true,
    rounds: [at(0, 0), at(1, 0)],
    solution: { right: [1], explanation: "The axis.", number: null, tolerance: 0, accepted: [] },
  });
  const { wrap } = fakeClass([...people, closed]);
  const { container } = await renderFramed(wrap(panel));
  fireEvent.click(screen.getByTestId("poll-earlier"));
  expect(screen.getAllByText("before").length).toBe(2);
  expect(screen.getByText("+1")).toBeTruthy();
  expect(screen.getByText("A → B")).toBeTruthy();
  expect(screen.getByText("1 changed their answer. 1 stayed with it.")).toBeTruthy();
  expect(screen.queryByTestId("poll-again")).toBeNull();
  expect(await violations(container)).toEqual([]);
});

test("a hidden sum says why, and words are ranked", async () => {
  const { wrap, show } = asA(
    poll({ open: false, shown: true, rounds: [{ ...round, votes: 2, result: sum({ votes: 2, hidden: true }) }] }),
  );
  await renderFramed(wrap(panel));
  expect(screen.getByText("Fewer than three answered, so nothing is shown.")).toBeTruthy();
  const texts = [
    { text: "tilt", people: 3, spellings: ["Tilt"] },
    { text: "sun", people: 1, spellings: [] },
  ];
  act(() =>
    show([
      poll({
        open: false,
        shown: true,
        question: { ...question, form: "words", options: [] },
        rounds: [{ ...round, result: sum({ votes: 3, texts }) }],
      }),
    ]),
  );
  expect(screen.getByText("also: Tilt")).toBeTruthy();
  expect(screen.getByText("Said once")).toBeTruthy();
});

test("the middle of numbers, and an answer in words", () => {
  const numbers = [
    { number: 1, people: 2 },
    { number: 4, people: 2 },
  ];
  expect(median(sum({ numbers }))).toBe(2.5);
  const rated = poll({ question: { ...question, form: "rating", options: [] } })[4] as PollView;
  expect(inWords(rated, { choices: [3], number: null, texts: [] })).toBe("4");
});

test("who leads hides a written answer or counts it with another; large on the stage what is hidden is left out", async () => {
  const texts = [
    { text: "Sun", people: 2, spellings: ["Sunshine"] },
    { text: "Fool", people: 1, spellings: [] },
  ];
  const said = poll({
    question: { ...question, form: "words", options: [] },
    open: false,
    rounds: [{ ...round, votes: 3, result: sum({ votes: 3, texts }) }],
    hidden: ["Fool"],
    joined: [["Sunshine", "Sun"]],
  });
  const staff = fakeClass([...people, said], "t", "teacher");
  const { container, unmount } = await renderFramed(staff.wrap(panel));
  fireEvent.click(screen.getByTestId("poll-earlier"));
  fireEvent.click(screen.getByRole("button", { name: "Hide “Sun” from the class" }));
  fireEvent.click(screen.getByRole("button", { name: "Show “Fool” to the class again" }));
  fireEvent.click(screen.getByRole("button", { name: "Count “Sunshine” by itself again" }));
  fireEvent.click(screen.getByRole("button", { name: "Count “Fool” with another" }));
  fireEvent.click(screen.getByRole("button", { name: "Count “Fool” with “Sun”" }));
  expect(staff.told).toEqual([
    { kind: "poll.hide", id: "p", text: "Sun", on: true },
    { kind: "poll.hide", id: "p", text: "Fool", on: false },
    { kind: "poll.join", id: "p", text: "Sunshine", into: null },
    { kind: "poll.join", id: "p", text: "Fool", into: "Sun" },
  ]);
  expect(await violations(container)).toEqual([]);
  unmount();
  await renderFramed(staff.wrap(<PollSurface what="p" />));
  expect([screen.queryByText("Sun") !== null, screen.queryByText("Fool") !== null]).toEqual([true, false]);
});
