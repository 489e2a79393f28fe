import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import { createRoomStore } from "../../store/room";
import type { Part } from "../../wire/types";
import { PulseCard } from "./PulseCard";

const here = (id: string, made: number, role = "learner"): Part[] => [
  ["member", id, made, null, { name: id, role, place: "main", removed: false, presenter: false }],
  ["devices", id, made, null, { kinds: ["remote"], reconnecting: false, since_ms: 1 }],
];
const spoken = (id: string, turns: number): Part => ["spoken", id, 9, null, { total_ms: 1, turns, last_ms: 1 }];

async function card(role: string, parts: Part[]) {
  const room = createRoomStore();
  const tell = vi.fn();
  await renderFramed(
    <ClassContext
      value={{ live: { room, tell }, info: { role }, me: { person: { id: "tess" } } } as unknown as InClass}
    >
      <PulseCard />
    </ClassContext>,
  );
  act(() => room.show([1, true, [], [], parts]));
  return { room, tell };
}

test("the sentence, the seats in order of coming and three steps, without teachers", async () => {
  await card("teacher", [
    ...here("ben", 2),
    ...here("ada", 1),
    ...here("cleo", 3),
    ...here("dan", 4),
    ...here("tess", 5, "teacher"),
    spoken("ada", 1),
    spoken("cleo", 3),
    spoken("dan", 4),
    spoken("tess", 40),
    ["hand", "ben", 9, "main", { raised_ms: 1 }],
  ]);
  expect(screen.getByText("3 of 4 have spoken")).toBeTruthy();
  expect(screen.getByText("1 has not spoken yet")).toBeTruthy();
  const seats = [...screen.getByTestId("pulse").querySelectorAll<HTMLElement>("[data-step]")];
  expect(seats.map(({ dataset }) => [dataset.id, dataset.step, dataset.hand])).toEqual([
    ["ada", "1", undefined],
    ["ben", "0", "true"],
    ["cleo", "2", undefined],
    ["dan", "3", undefined],
  ]);
});

test("off: nothing is shown but that it is off", async () => {
  await card("teacher", [
    ...here("ada", 1),
    ["pulse", "pulse", 1, null, { mode: "off", class_sees_total: false, heard: null }],
  ]);
  expect(screen.getByTestId("pulse").dataset.state).toBe("off");
  expect(screen.queryByText(/have spoken/)).toBeNull();
});

test("a pupil reads the total only where the class may, and no name", async () => {
  const pulse = (sees: boolean): Part => [
    "pulse",
    "pulse",
    1,
    null,
    { mode: "staff", class_sees_total: sees, heard: sees ? 14 : null },
  ];
  const { room } = await card("learner", [...here("ada", 1), pulse(false)]);
  expect(document.body.textContent).not.toContain("spoken");
  act(() => room.show([2, false, [], [], [pulse(true)]]));
  expect(screen.getByText("14 people have spoken so far")).toBeTruthy();
});

test("staff pick someone quiet, as long as somebody is", async () => {
  const { room, tell } = await card("teacher", [...here("ada", 1), ...here("ben", 2), spoken("ben", 2)]);
  fireEvent.click(screen.getByRole("button", { name: "Pick someone quiet" }));
  expect(tell).toHaveBeenCalledWith({ kind: "pick.learner", quiet: true });
  act(() => room.show([2, false, [], [], [spoken("ada", 1)]]));
  expect(screen.queryByRole("button", { name: "Pick someone quiet" })).toBeNull();
});

test("its settings are a dialog of switches, and no menu", async () => {
  await card("teacher", here("ada", 1));
  fireEvent.click(screen.getByTestId("pulse-settings"));
  const settings = await screen.findByRole("dialog");
  expect(settings.contains(screen.getByTestId("pulse-total"))).toBe(true);
  expect((await axe.run(settings, { rules: { "color-contrast": { enabled: false } } })).violations).toEqual([]);
});
