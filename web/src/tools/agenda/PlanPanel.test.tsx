import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import { createRoomStore } from "../../store/room";
import type { PlanView, StepView } from "../../wire/views";
import PlanPanel from "./PlanPanel";
import { MIN, step } from "./testing";

/** A class of 20 minutes in which `ranMin` have passed. */
async function panel(role: string, view: PlanView, ranMin = 0) {
  const room = createRoomStore();
  const tell = vi.fn();
  const starts = Date.now() - ranMin * MIN;
  const info = {
    role,
    starts: new Date(starts).toISOString(),
    ends: new Date(starts + 20 * MIN).toISOString(),
  };
  await renderFramed(
    <ClassContext value={{ live: { room, tell }, info, me: { person: { id: "me" } } } as unknown as InClass}>
      <PlanPanel closeLabel="Close" onClose={() => {}} />
    </ClassContext>,
  );
  act(() => room.show([1, true, [], [], [["plan", "plan", 1, null, view]]]));
  return { tell, starts };
}

const running = (startedMs: number, auto = false): PlanView => ({
  steps: [step("Warm-up", 8, { started_ms: startedMs, note: "Ask Bob" }), step("Groups", 10, { tool: "groups" })],
  current: "Warm-up",
  auto,
});

test("late by three minutes: the next step gives them, and Next says so to the class", async () => {
  const { tell } = await panel("teacher", running(Date.now() - 11 * MIN - 1_000), 13);
  expect(screen.getByRole("heading", { name: "3 minutes over, still fine" })).toBeTruthy();
  expect(screen.getByText("7 min, was 10")).toBeTruthy();
  fireEvent.click(screen.getByTestId("plan-next"));
  const [[plan], [next]] = tell.mock.calls as unknown as [[{ steps: StepView[] }], [object]];
  expect(plan.steps.map(({ minutes }) => minutes)).toEqual([8, 7]);
  expect(next).toEqual({ kind: "plan.next", after: "Warm-up" });
});

test("where the plan goes on by itself no step gives anything", async () => {
  await panel("teacher", running(Date.now() - 7 * MIN, true), 13.5);
  expect(screen.getByRole("heading", { name: "4 minutes longer than the class" })).toBeTruthy();
  expect(screen.queryByText(/gets .* shorter/)).toBeNull();
});

test("pupils read the plan and start nothing", async () => {
  const view = running(Date.now());
  await panel("learner", { ...view, steps: view.steps.map((each) => ({ ...each, note: null })) });
  const now = screen.getByRole("list").querySelector("[aria-current=step]") as HTMLElement;
  expect(within(now).getByText("0 of 8 min")).toBeTruthy();
  expect(screen.queryByTestId("plan-next")).toBeNull();
  expect(screen.queryByRole("button", { name: /Start|Change/ })).toBeNull();
});

test("the last step is followed by the end of the plan", async () => {
  const { tell } = await panel("teacher", {
    steps: [step("Exit", 5, { started_ms: Date.now() })],
    current: "Exit",
    auto: false,
  });
  fireEvent.click(screen.getByRole("button", { name: "Finish the plan" }));
  expect(tell).toHaveBeenCalledWith({ kind: "plan.next", after: "Exit" });
});
