import { fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { renderFramed } from "../design/testing/render";
import { GateCard } from "./GateCard";
import { GateChoice } from "./GateChoice";
import type { Course, Gate, ReadyLearner, ReadyState, SessionCard } from "./types";

const session = (policy: Gate): SessionCard => ({
  id: "s",
  title: "Seasons",
  starts: "2026-03-12T10:00:00Z",
  ends: "2026-03-12T10:45:00Z",
  policy,
  state: "running",
  url: "/s/s",
  needs: [
    { id: "read", title: "The Earth leans", done: true },
    { id: "check", title: "The check", done: false },
  ],
  ready_state: "partly",
  minimum_minutes: 30,
  length_minutes: 45,
  minimum_minutes_share: 2 / 3,
});
const states: ReadyState[] = ["ready", "excused", "partly", "not_ready", "not_ready"];
const learners: ReadyLearner[] = states.map((state, at) => ({ id: `${at}`, name: `L${at}`, state, prerequisites: [] }));

afterEach(() => vi.unstubAllGlobals());

test("the choice says what it would do now, and is saved at once", async () => {
  const fetched = vi.fn(
    async () => new Response("{}", { status: 200, headers: { "Content-Type": "application/json" } }),
  );
  vi.stubGlobal("fetch", fetched);
  const { container } = await renderFramed(<GateChoice session={session("warn")} learners={learners} />);
  expect(screen.getByText("If it were now, all 5 come straight in, 3 with a note.")).toBeTruthy();
  fireEvent.click(screen.getByLabelText(/preparation room/));
  expect(screen.getByText("If it were now, 2 come straight in and 3 start in the preparation room.")).toBeTruthy();
  expect(await screen.findByText("Saved")).toBeTruthy();
  const [address, asked] = fetched.mock.calls[0] as unknown as [string, RequestInit];
  expect([address, asked.method, asked.body]).toEqual(["/api/v1/sessions/s/rule", "PUT", '{"policy":"prepare"}']);
  expect((await axe.run(container)).violations).toEqual([]);
});

test("a choice that was not saved goes back", async () => {
  const failed = { error: { code: "not_found", message: "Nothing here." } };
  vi.stubGlobal(
    "fetch",
    vi.fn(
      async () =>
        new Response(JSON.stringify(failed), { status: 404, headers: { "Content-Type": "application/json" } }),
    ),
  );
  await renderFramed(<GateChoice session={session("warn")} learners={learners} />);
  fireEvent.click(screen.getByLabelText(/door stays closed/));
  expect(await screen.findByText("Not saved. Try again")).toBeTruthy();
  expect(screen.getByTestId("gate-choice").dataset.state).toBe("warn");
});

test("a learner reads where they start and until when", async () => {
  const course = { id: "c", role: "learner", teachers: [] } as unknown as Course;
  await renderFramed(<GateCard course={course} session={session("prepare")} />);
  const said = "The door is open. You start in the preparation room until this is done: The check.";
  expect(screen.getByText(said)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Join class" })).toBeTruthy();
});
