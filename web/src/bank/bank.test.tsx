import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Resources } from "../api/useResource";
import { renderFramed } from "../design/testing/render";
import { fakeClass, person } from "../tools/breakouts/testing";
import { acceptedIn, draftOf, questionOf } from "../tools/quiz/draft";
import type { Form } from "../wire/generated";
import { Bank } from "./Bank";
import BankDialog from "./BankDialog";
import type { BankQuestion, KeptQuestion } from "./types";
import { found, topicsOf } from "./useBank";

const asked = (text: string, form: Form = "single", over: Partial<BankQuestion> = {}): BankQuestion => ({
  question: { form, text, options: form === "single" ? ["Closer", "Leans"] : [], scale: 5, most: 12 },
  solution: { right: form === "single" ? [1] : [], explanation: "", number: null, tolerance: 0, accepted: [] },
  points: 1,
  topic: "",
  ...over,
});
const kept = (id: string, of: BankQuestion): KeptQuestion => ({ id, asked: of, at: "2026-03-12T10:00:00Z" });
const SEASONS = [
  kept("a", asked("Why is it warmer in summer?", "single", { topic: "Seasons" })),
  kept("b", asked("How much does it lean?", "number", { topic: "Seasons" })),
  kept("c", asked("One word for winter", "words")),
];
const BANK = (
  <Resources>
    <Bank course="c" mine="t" />
  </Resources>
);
const violations = async (of: Element) =>
  (await axe.run(of, { rules: { "color-contrast": { enabled: false } } })).violations.map(({ id }) => id);

/** A server that keeps questions; `answer` may be changed while it runs. */
function serve(questions: readonly KeptQuestion[]) {
  const server = { questions, answer: undefined as Response | undefined, calls: [] as string[] };
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    const id = path.split("/bank/")[1] ?? "";
    server.calls.push(`${method} ${id}`.trim());
    if (server.answer) return server.answer.clone();
    if (method === "DELETE") server.questions = server.questions.filter((each) => each.id !== id);
    if (method === "PUT") server.questions = [kept(id, JSON.parse(String(body))), ...server.questions];
    const said = method === "PUT" ? server.questions[0] : { questions: server.questions, most: 1000 };
    return new Response(JSON.stringify(said));
  });
  return server;
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

test("questions are found by words and topic, looked at, and deleted after a second press", async () => {
  const server = serve(SEASONS);
  const { container } = await renderFramed(BANK);
  expect((await screen.findAllByTestId("bank-question")).length).toBe(3);
  fireEvent.change(screen.getByTestId("bank-find"), { target: { value: "LEAN" } });
  await waitFor(() =>
    expect(screen.getAllByTestId("bank-question").map(({ dataset }) => dataset.id)).toEqual(["a", "b"]),
  );
  fireEvent.click(screen.getAllByTestId("bank-question")[0] as Element);
  expect(screen.getByTestId("bank-chosen").textContent).toContain("BLeans right");
  expect(await violations(container)).toEqual([]);
  fireEvent.click(screen.getByTestId("bank-delete"));
  expect(server.calls).toEqual(["GET"]);
  fireEvent.click(screen.getByText("Delete for all classes"));
  await waitFor(() => expect(server.questions.length).toBe(2));
  await waitFor(() => expect(screen.queryByTestId("bank-chosen")).toBeNull());
});

test("an empty bank says what comes here; a refusal stays beside what was written, and that survives a reload", async () => {
  const server = serve([]);
  const { container, unmount } = await renderFramed(BANK);
  await screen.findByTestId("bank-empty");
  fireEvent.click(screen.getByTestId("bank-new"));
  fireEvent.change(screen.getByTestId("quiz-question-n"), { target: { value: "Why?" } });
  fireEvent.click(screen.getByTestId("bank-save"));
  await waitFor(() => expect(screen.getByTestId("bank-trouble").textContent).toContain("two answers"));
  fireEvent.click(screen.getByRole("button", { name: "Words" }));
  server.answer = new Response(JSON.stringify({ error: { code: "same_question", message: "It is there." } }), {
    status: 409,
  });
  await act(async () => fireEvent.click(screen.getByTestId("bank-save")));
  await waitFor(() => expect(screen.getByTestId("bank-trouble").textContent).toBe("It is there."));
  expect(await violations(container)).toEqual([]);
  unmount();
  server.answer = undefined;
  await renderFramed(BANK);
  fireEvent.click(await screen.findByTestId("bank-new"));
  expect((screen.getByTestId("quiz-question-n") as HTMLInputElement).value).toBe("Why?");
  await act(async () => fireEvent.click(screen.getByTestId("bank-save")));
  await waitFor(() => expect(screen.getByTestId("bank-chosen").textContent).toContain("Why?"));
  expect(localStorage.length).toBe(0);
});

test("a bank that does not load says so, and is asked again", async () => {
  const server = serve(SEASONS);
  server.answer = new Response("{}", { status: 500 });
  await renderFramed(BANK);
  await screen.findByTestId("bank-failed");
  server.answer = undefined;
  fireEvent.click(screen.getByText("Try again"));
  expect((await screen.findAllByTestId("bank-question")).length).toBe(3);
});

test("in a class one is asked at once under the chosen names, and several become a quiz", async () => {
  serve(SEASONS);
  const { wrap, told } = fakeClass(person("t", "Ms Adeyemi", "main", "teacher"));
  const polls: string[] = [];
  const quizzes = vi.fn();
  await renderFramed(
    wrap(
      <Resources>
        <BankDialog onClose={() => {}} onPoll={(id) => polls.push(id)} onQuiz={quizzes} />
      </Resources>,
    ),
  );
  fireEvent.click((await screen.findAllByTestId("bank-question"))[0] as Element);
  fireEvent.click(screen.getByText("Nobody"));
  await act(async () => fireEvent.click(screen.getByTestId("bank-ask")));
  expect(told).toMatchObject([
    {
      kind: "poll.open",
      secrecy: "anonymous",
      solution: { right: [1] },
      question: { text: SEASONS[0]?.asked.question.text },
    },
  ]);
  expect(polls.length).toBe(1);
  for (const box of screen.getAllByTestId("bank-tick").slice(1)) fireEvent.click(box);
  fireEvent.click(screen.getByText("Quiz with 2 questions"));
  expect(quizzes).toHaveBeenCalled();
  expect(localStorage.getItem("classroom:quiz:s:t")).toContain("One word for winter");
});

test("what is kept is written and read as the same question", () => {
  const several = asked("Which?", "multiple");
  const all = [
    ...SEASONS.map((each) => each.asked),
    {
      ...several,
      question: { ...several.question, options: ["a", "b", "c"], most: 2 },
      solution: { ...several.solution, right: [2] },
    },
    asked("Where?", "text", {
      solution: { right: [], explanation: "why", number: null, tolerance: 0, accepted: ["a; b", "c"] },
    }),
  ];
  for (const each of all) {
    const { limit_ms: _, ...again } = questionOf(draftOf(each));
    expect({ ...again, topic: each.topic }).toEqual(each);
  }
  expect([acceptedIn("a; b"), acceptedIn("a; b\n"), acceptedIn("a\n\nb")]).toEqual([["a", "b"], ["a; b"], ["a", "b"]]);
  expect(found(SEASONS, "", "Seasons").length).toBe(2);
  expect(topicsOf(SEASONS)).toEqual([["Seasons", 2]]);
});
