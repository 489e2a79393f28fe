import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { Course, QuizPageData, QuizResult } from "../types";
import { keyOf } from "./draft";
import { QuizPage } from "./QuizPage";

const course: Course = {
  id: "earth",
  title: "Earth",
  subtitle: "",
  summary: "",
  role: "learner",
  done: 0,
  total: 1,
  people_count: 1,
  teachers: [],
  modules: [],
  next: null,
};
const quiz: QuizPageData = {
  id: "check",
  kind: "quiz",
  title: "The check",
  minutes: 4,
  state: "open",
  pass_mark: 0.5,
  attempts_left: 2,
  last: null,
  questions: [
    {
      id: "q1",
      kind: "single",
      text_html: "<p>Why?</p>",
      options: ["a", "b"].map((id) => ({ id, text: `Because ${id}` })),
    },
    {
      id: "q2",
      kind: "multiple",
      text_html: "<p>Which?</p>",
      options: ["c", "d"].map((id) => ({ id, text: `This ${id}` })),
    },
    { id: "q3", kind: "short", text_html: "<p>How much?</p>", options: [] },
  ],
};
const result: QuizResult = {
  score: 1,
  max: 3,
  passed: false,
  questions: [
    { id: "q1", correct: true, your: ["b"], right: ["b"], explanation_html: "<p>It leans.</p>" },
    { id: "q2", correct: false, your: ["c", "d"], right: null, explanation_html: "" },
    { id: "q3", correct: false, your: "23", right: null, explanation_html: "" },
  ],
};

/** The server's end of the line. */
const line = vi.fn<typeof fetch>();
const sent = () => line.mock.calls.map(([, wish]) => JSON.parse(String(wish?.body)));
const answer = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status }));

beforeEach(() => {
  localStorage.clear();
  line.mockReset();
  vi.stubGlobal("fetch", line);
});
afterEach(() => vi.unstubAllGlobals());

const reload = async () => {};
const show = () =>
  renderFramed(
    <QuizPage
      me={{ person: { id: "aisha", name: "Aisha" }, administrator: false }}
      course={course}
      resource={{ state: "ready", value: course, reload }}
      data={quiz}
      start={null}
      path="/quiz"
      reload={reload}
    />,
  );
const key = (code: string) => fireEvent.keyDown(document.body, { code: `Key${code}`, key: code.toLowerCase() });
const enter = () => fireEvent.keyDown(document.body, { code: "Enter", key: "Enter" });

test("letters choose and Enter goes on, to the result", async () => {
  line.mockImplementation(() => answer(result));
  await show();
  key("A");
  key("B");
  enter();
  key("A");
  key("B");
  enter();
  fireEvent.change(screen.getByLabelText("Your answer"), { target: { value: "23" } });
  fireEvent.click(screen.getByTestId("quiz-submit"));
  expect((await screen.findByTestId("quiz-result")).textContent).toBe("1 of 3 right");
  expect(sent()[0].answers).toEqual({ q1: ["b"], q2: ["c", "d"], q3: "23" });
  expect(screen.getByText("It leans.")).toBeTruthy();
  expect(localStorage.getItem(keyOf("aisha", "earth", "check"))).toBeNull();
});

test("letters in a text field are letters", async () => {
  await show();
  enter();
  enter();
  const field = screen.getByLabelText("Your answer");
  fireEvent.keyDown(field, { code: "KeyA", key: "a" });
  expect(localStorage.getItem(keyOf("aisha", "earth", "check"))).not.toContain('"q3"');
});

test("a reload keeps answers and place", async () => {
  const before = await show();
  fireEvent.click(screen.getAllByTestId("quiz-option")[1] as HTMLElement);
  fireEvent.click(screen.getByTestId("quiz-submit"));
  before.unmount();
  await show();
  expect(screen.getByText("Question 2 of 3")).toBeTruthy();
  fireEvent.click(screen.getByTestId("quiz-back"));
  expect(screen.getAllByTestId("quiz-option").map((option) => option.dataset.state)).toEqual(["off", "on"]);
});

test("answers sent into a dropped line go up by themselves when it is back, as the same attempt", async () => {
  line.mockImplementationOnce(() => Promise.reject(new TypeError("no line"))).mockImplementation(() => answer(result));
  await show();
  enter();
  enter();
  fireEvent.click(screen.getByTestId("quiz-submit"));
  expect(await screen.findByText("Your answers are not saved yet")).toBeTruthy();
  fireEvent(window, new Event("online"));
  await screen.findByTestId("quiz-result");
  const [first, second] = sent();
  expect(second.client_id).toBe(first.client_id);
});

test("what the server refuses is said in its words, and nothing is lost", async () => {
  line.mockImplementation(() =>
    answer({ error: { code: "no_tries_left", message: "You have used all your tries." } }, 409),
  );
  await show();
  key("B");
  enter();
  enter();
  fireEvent.click(screen.getByTestId("quiz-submit"));
  expect(await screen.findByText("You have used all your tries.")).toBeTruthy();
  await waitFor(() => expect(line).toHaveBeenCalledTimes(1));
  expect(localStorage.getItem(keyOf("aisha", "earth", "check"))).toContain('"q1":["b"]');
});
