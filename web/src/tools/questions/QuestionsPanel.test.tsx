import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/request";
import { renderFramed } from "../../design/testing/render";
import type { QuestionView } from "../../wire/generated";
import type { Part } from "../../wire/types";
import type { Command, Role } from "../../wire/views";
import { fakeClass, person } from "../breakouts/testing";
import QuestionNow from "./QuestionNow";
import QuestionsPanel from "./QuestionsPanel";
import QuestionsSurface from "./QuestionsSurface";
import { useQuestionNews } from "./unseen";

const PLAIN: QuestionView = {
  text: "Why?",
  author: "a",
  without_name: false,
  at_ms: 0,
  votes: 0,
  voted: false,
  approved: true,
  state: "open",
  answer: null,
};
const question = (id: string, made: number, over: Partial<QuestionView> = {}): Part => [
  "question",
  id,
  made,
  null,
  { ...PLAIN, text: id, ...over },
];
const rules = (over: object): Part => [
  "question_rules",
  "questions",
  3,
  null,
  { open: true, approval: false, without_names: true, ...over },
];
const people = [...person("m", "Mia", "main"), ...person("a", "Ada", "main"), ...person("t", "Ms Adeyemi", "main")];
const answered = { state: "answered", answer: { text: "It leans.", by: "t", at_ms: 1 } } as const;

beforeEach(() => localStorage.clear());

async function show(parts: readonly Part[], role: Role = "learner") {
  const fake = fakeClass([...people, ...parts], role === "learner" ? "m" : "t", role);
  await renderFramed(fake.wrap(<QuestionsPanel closeLabel="Close" onClose={() => {}} />));
  return fake;
}
const rows = () => screen.queryAllByTestId("question").map((row) => row.dataset.id);
const field = () => screen.getByTestId<HTMLTextAreaElement>("question-input");

test("what most ask comes first, after the one that the class is at, and what is answered sinks", async () => {
  await show([
    question("few", 4, { votes: 1 }),
    question("done", 5, { votes: 9, ...answered }),
    question("many", 6, { votes: 3 }),
    question("now", 7, { state: "now" }),
  ]);
  expect(rows()).toEqual(["now", "many", "few", "done"]);
  fireEvent.click(screen.getByRole("button", { name: "New" }));
  expect(rows()).toEqual(["now", "many", "few"]);
  fireEvent.click(screen.getByRole("button", { name: "Answered 1" }));
  expect(screen.getByTestId("question-answer").textContent).toBe("Ms Adeyemi: It leans.");
});

test("one votes for others' questions and takes back one's own", async () => {
  const { told } = await show([question("theirs", 4, { votes: 2, voted: true }), question("mine", 5, { author: "m" })]);
  fireEvent.click(screen.getByRole("button", { name: "Ask this too, 2 votes" }));
  fireEvent.click(screen.getByRole("button", { name: "Your own question, 0 votes" }));
  fireEvent.click(screen.getByRole("button", { name: "Take back" }));
  expect(told).toEqual([
    { kind: "question.vote", id: "theirs", on: false },
    { kind: "question.withdraw", id: "mine" },
  ]);
});

test("the switch says who sees the name all the same, and the question goes out without it", async () => {
  const { told } = await show([]);
  fireEvent.change(field(), { target: { value: "Why?" } });
  fireEvent.click(screen.getByRole("switch", { name: /without my name.*Teachers can still see/ }));
  fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(field().value).toBe(""));
  expect(told).toEqual([{ kind: "question.ask", text: "Why?", without_name: true }]);
});

test("what could not go out stays in the field; where a name is needed the next press sends it with one", async () => {
  const fake = await show([]);
  fake.live.obey = () => Promise.reject(new Problem("name_needed", "Questions carry a name.", 409));
  fireEvent.change(field(), { target: { value: "Why?" } });
  fireEvent.click(screen.getByTestId("question-without-name"));
  fireEvent.click(screen.getByTestId("question-send"));
  await waitFor(() => expect(field().readOnly).toBe(false));
  expect(field().value).toBe("Why?");
  expect(screen.getByTestId("question-without-name").dataset.state).toBe("off");
});

test("what was sent before a reload goes out again under the same id, with the panel closed", async () => {
  const kept = { session: "s", text: "Why?", withoutName: false, sent: "id-1" };
  localStorage.setItem("classroom:question:s2:m", JSON.stringify({ ...kept, session: "s2" }));
  const fake = fakeClass(people, "m", "learner");
  const sent: [Command, string | undefined][] = [];
  fake.live.obey = async (command, id) => sent.push([command, id]);
  await renderFramed(fake.wrap(<QuestionNow />, "s2"));
  await waitFor(() => expect(localStorage.getItem("classroom:question:s2:m")).toBeNull());
  expect(sent).toEqual([[{ kind: "question.ask", text: "Why?", without_name: false }, "id-1"]]);
});

test("a question that waits for staff says so, and a closed field too", async () => {
  const { show: changed } = await show([
    question("mine", 5, { author: "m", approved: false }),
    rules({ approval: true }),
  ]);
  expect(screen.getByText("A teacher looks at it before the class sees it")).toBeTruthy();
  expect(screen.getByText("A teacher looks at your question before the class sees it.")).toBeTruthy();
  act(() => changed([rules({ open: false, without_names: false })]));
  expect(screen.getByTestId("questions-closed").textContent).toBe("No questions are taken just now.");
  expect(field().readOnly).toBe(true);
});

test("staff see who asked without a name beside the stage, and not on it", async () => {
  const hidden = question("moon", 4, { without_name: true, state: "now" });
  const fake = await show([hidden], "teacher");
  expect(screen.getByText(/Ada, without a name for the class/)).toBeTruthy();
  await renderFramed(fake.wrap(<QuestionsSurface what="moon" />));
  expect(screen.getByTestId("question-shown").textContent).toContain("Without a name");
  expect(screen.getByTestId("question-shown").textContent).not.toContain("Ada");
});

test("staff take one, say it is done or write an answer, and let the class see what waits", async () => {
  const { told, show: changed } = await show(
    [question("why", 4), question("waits", 5, { approved: false })],
    "teacher",
  );
  expect(screen.getByRole("heading", { name: "2 questions wait" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Let the class see it" }));
  fireEvent.click(screen.getByRole("button", { name: "Take: why" }));
  act(() => changed([question("why", 4, { state: "now" })]));
  fireEvent.click(screen.getByRole("button", { name: "Done: why" }));
  fireEvent.click(screen.getByRole("button", { name: "Show it" }));
  fireEvent.click(screen.getByTestId("questions-close"));
  expect(told).toEqual([
    { kind: "question.approve", id: "waits" },
    { kind: "question.take", id: "why" },
    { kind: "question.answer", id: "why" },
    { kind: "showing.show", surface: "questions", what: "why" },
    { kind: "question.set_rules", open: false, approval: false, without_names: true },
  ]);
});

test("the list is one tab stop: arrows walk the rows, Enter goes in, Escape comes back", async () => {
  await show([question("one", 4), question("two", 5)]);
  const [one, two] = screen.getAllByTestId("question");
  expect([one?.tabIndex, two?.tabIndex]).toEqual([0, -1]);
  act(() => one?.focus());
  fireEvent.keyDown(one as HTMLElement, { key: "ArrowDown" });
  expect(document.activeElement).toBe(two);
  expect([one?.tabIndex, two?.tabIndex]).toEqual([-1, 0]);
  fireEvent.keyDown(two as HTMLElement, { key: "Enter" });
  expect(document.activeElement).toBe(two?.querySelector("button"));
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: "Escape" });
  expect(document.activeElement).toBe(two);
});

test("staff are told of new questions at most every ten seconds", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const fake = fakeClass([...people, question("old", 4)], "t", "teacher");
  const said: number[] = [];
  await renderFramed(fake.wrap(<Listens say={(count) => said.push(count)} />));
  act(() => fake.show([question("one", 5)]));
  act(() => vi.advanceTimersByTime(100));
  act(() => fake.show([question("two", 6), question("own", 7, { author: "t" })]));
  act(() => fake.show([question("three", 8)]));
  act(() => vi.advanceTimersByTime(9_000));
  expect(said).toEqual([1]);
  act(() => vi.advanceTimersByTime(1_000));
  expect(said).toEqual([1, 2]);
  vi.useRealTimers();
});

function Listens({ say }: { say: (count: number) => void }) {
  useQuestionNews(say);
  return null;
}
