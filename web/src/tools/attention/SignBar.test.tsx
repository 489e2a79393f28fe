import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import { createRoomStore } from "../../store/room";
import type { Part } from "../../wire/types";
import { SignBar } from "./SignBar";
import { SignMenu } from "./SignMenu";

const signal = (person: string, sign: string): Part => ["signal", person, 1, null, { sign, since_ms: 1 }];

async function shown(role: string, element: React.ReactElement) {
  const room = createRoomStore();
  const tell = vi.fn();
  const inside = { live: { room, tell }, info: { role }, me: { person: { id: "mina" } } } as unknown as InClass;
  await renderFramed(<ClassContext value={inside}>{element}</ClassContext>);
  return { room, tell };
}

test("thirty signs are one line for staff, the pace first, and one press clears them", async () => {
  const { room, tell } = await shown("teacher", <SignBar />);
  expect(screen.queryByTestId("signals")).toBeNull();
  const signals = Array.from({ length: 30 }, (_, n) => signal(`p${n}`, n < 4 ? "too_fast" : n < 9 ? "no" : "yes"));
  act(() => room.show([1, true, [], [], signals]));
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual(["4 say too fast", "21 yes", "5 no"]);
  fireEvent.click(screen.getByRole("button", { name: "Clear all signs" }));
  expect(tell).toHaveBeenCalledWith({ kind: "signal.clear_all" });
});

test("a pupil sees no summary", async () => {
  const { room } = await shown("learner", <SignBar />);
  act(() => room.show([1, true, [], [], [signal("mina", "yes")]]));
  expect(screen.queryByTestId("signals")).toBeNull();
});

test("a second press takes the sign back", async () => {
  const { room, tell } = await shown("learner", <SignMenu onDone={() => {}} />);
  fireEvent.click(screen.getByRole("button", { name: "Too fast" }));
  expect(tell).toHaveBeenLastCalledWith({ kind: "signal.set", sign: "too_fast" });
  act(() => room.show([1, true, [], [], [signal("mina", "too_fast")]]));
  expect(screen.getByRole("button", { name: "Too fast", pressed: true })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Too fast" }));
  expect(tell).toHaveBeenLastCalledWith({ kind: "signal.set", sign: null });
});
