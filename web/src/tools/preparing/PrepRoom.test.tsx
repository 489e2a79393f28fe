import { act, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { LiveState } from "../../session/live";
import type { Part } from "../../wire/types";
import { fakeClass, person } from "../breakouts/testing";
import PrepBar from "./PrepBar";
import PrepRoom from "./PrepRoom";
import { useGoneOn } from "./usePreparing";

vi.mock("../../stage/Tile", () => ({ Tile: ({ person }: { person: { name: string } }) => <div>{person.name}</div> }));

const teacher = person("t", "Ms Adeyemi", "main", "teacher");
const me = (place: string) => person("m", "Mia Neal", place);
const needs = (...done: boolean[]) =>
  done.map((is, at) => ({ id: `q${at}`, title: `Step ${at}`, done: is, score: at === 1 ? 0.4 : null }));

function inPrep(parts: readonly Part[], mine = "m", role: "learner" | "teacher" = "learner") {
  const fake = fakeClass([...teacher, ...parts], mine, role);
  const door = (prerequisites: unknown) => fake.store.setState({ door: { prerequisites } } as Partial<LiveState>);
  (fake.live as unknown as { media: object }).media = { show: () => {} };
  return { ...fake, door };
}

function Told() {
  useGoneOn();
  return null;
}

test("what is missing is shown, with a way to do it, and is followed while it is done", async () => {
  const { wrap, door } = inPrep(me("prep"));
  door(needs(false, false, true));
  const { container } = await renderFramed(wrap(<PrepRoom />));
  expect(screen.getByTestId("prep-done").textContent).toBe("1 of 3 done");
  const link = screen.getByRole("link", { name: "Do it now: Step 0" });
  expect([link.getAttribute("href"), link.getAttribute("target")]).toEqual(["/c/c/a/q0", "_blank"]);
  expect(screen.getByText(/Tried, not passed yet/)).toBeTruthy();
  act(() => door(needs(true, false, true)));
  expect(screen.getByTestId("prep-done").textContent).toBe("2 of 3 done");
  expect(screen.queryByRole("link", { name: "Do it now: Step 0" })).toBeNull();
  expect((await axe.run(container, { rules: { "color-contrast": { enabled: false } } })).violations).toEqual([]);
});

test("help is called for oneself", async () => {
  const { wrap, told, show } = inPrep(me("prep"));
  await renderFramed(wrap(<PrepRoom />));
  fireEvent.click(screen.getByTestId("help-call"));
  expect(told).toEqual([{ kind: "help.call", text: "" }]);
  const call = { by: "m", text: "", since_ms: Date.now(), claimed_by: "t", group: false };
  act(() => show([["call", "m", 3, "prep", call]]));
  expect(screen.getByText("Ms Adeyemi is coming")).toBeTruthy();
  act(() => show(person("t", "Ms Adeyemi", "prep", "teacher")));
  expect(screen.getByText("Ms Adeyemi is with you")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "1 more is here" })).toBeTruthy();
});

test("who goes on is told so, and is not heard by surprise", () => {
  const { wrap, toasts, turned, show, live } = inPrep(me("prep"));
  void live.local.turn("microphone", true);
  render(wrap(<Told />));
  expect(toasts).toEqual([]);
  act(() => show(me("main")));
  expect(toasts).toEqual(["You are in the class now"]);
  expect(turned.at(-1)).toEqual(["microphone", false]);
  act(() => show(me("s.1.0")));
  expect(toasts).toHaveLength(1);
});

test("staff who help there have a way back, and nobody else has", async () => {
  const { wrap, told, show } = inPrep([], "t", "teacher");
  await renderFramed(wrap(<PrepBar />));
  expect(screen.queryByTestId("prep-leave")).toBeNull();
  act(() => show(person("t", "Ms Adeyemi", "prep", "teacher")));
  fireEvent.click(screen.getByTestId("prep-leave"));
  expect(told).toEqual([{ kind: "breakout.go", to: "main" }]);
});
