import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../design/testing/render";
import { ReadinessBoard } from "./ReadinessBoard";
import type { ReadyLearner, ReadyState } from "./types";

const learner = (id: string, name: string, state: ReadyState): ReadyLearner => ({
  id,
  name,
  state,
  prerequisites: [{ id: "check", title: "The check", done: state === "ready", score: state === "partly" ? 0.6 : null }],
});
const learners = [
  learner("a", "Aisha", "ready"),
  learner("z", "Zoe", "partly"),
  learner("b", "Ben", "excused"),
  learner("i", "Ivo", "not_ready"),
];
const missed = [
  {
    activity: "check",
    title: "The check",
    questions: [
      { id: "q1", text: "Little missed", wrong: 1, answered: 4, common_wrong: null },
      { id: "q2", text: "Much missed", wrong: 3, answered: 4, common_wrong: "The distance" },
    ],
  },
];

test("there is one row for every learner, those who are not ready first", async () => {
  await renderFramed(<ReadinessBoard learners={learners} missed={[]} />);
  const rows = screen.getAllByTestId("readiness-row").map((row) => [row.dataset.id, row.dataset.state]);
  expect(rows).toEqual([
    ["i", "not_ready"],
    ["z", "partly"],
    ["b", "excused"],
    ["a", "ready"],
  ]);
});

test("a row says what is missing, with the score so far", async () => {
  await renderFramed(<ReadinessBoard learners={learners} missed={[]} />);
  expect(screen.getByText("Missing: The check (60%)")).toBeTruthy();
});

test("the most missed question leads, with its common wrong answer", async () => {
  await renderFramed(<ReadinessBoard learners={learners} missed={missed} />);
  const part = screen.getByTestId("missed");
  expect(part.textContent?.indexOf("Much missed")).toBeLessThan(part.textContent?.indexOf("Little missed") ?? 0);
  expect(screen.getByText("Most said: The distance")).toBeTruthy();
});

test("letting in is offered for those who wait", async () => {
  const letIn = vi.fn();
  await renderFramed(<ReadinessBoard learners={learners} missed={[]} onLetIn={letIn} waiting={new Set(["z"])} />);
  expect(screen.queryByRole("button", { name: "Let Ivo in" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Let Zoe in" }));
  expect(letIn).toHaveBeenCalledWith("z");
});

test("axe finds nothing", async () => {
  const { container } = await renderFramed(
    <main>
      <h1>Ready</h1>
      <ReadinessBoard learners={learners} missed={missed} />
    </main>,
  );
  // jsdom draws nothing, so colours are looked at in the browser tests.
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});
