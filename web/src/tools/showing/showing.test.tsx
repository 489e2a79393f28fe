import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import { type Shell, ShellContext } from "../../session/shell";
import { createRoomStore } from "../../store/room";
import type { Part } from "../../wire/types";
import { useLookingState } from "./looking";
import { ShownElsewhere, SurfaceFrame } from "./SurfaceFrame";

const member = (id: string, name: string): Part => [
  "member",
  id,
  1,
  null,
  { name, role: "learner", place: "main", presenter: false },
];
const showing = (surface: string, what: string | null): Part => [
  "showing",
  "main",
  9,
  "main",
  { surface, what, by: "t" },
];

function Page() {
  const { now, look } = useLookingState();
  return (
    <ShellContext value={{ view: "stage", looking: now, look } as Shell}>
      {now ? <SurfaceFrame now={now} /> : <p>People</p>}
      <ShownElsewhere />
    </ShellContext>
  );
}

async function page(role: string) {
  const room = createRoomStore();
  const tell = vi.fn();
  await renderFramed(
    <ClassContext value={{ live: { room, tell }, info: { role }, me: { person: { id: "a" } } } as unknown as InClass}>
      <Page />
    </ClassContext>,
  );
  act(() => room.show([1, true, [], [], [member("a", "Ada"), member("t", "Ms Adeyemi")]]));
  return { room, tell };
}

test("who turned away from what the class is shown comes back by one button, and by itself to the next thing", async () => {
  const { room } = await page("learner");
  expect(screen.getByText("People")).toBeTruthy();
  act(() => room.show([2, false, [], [], [showing("board", "b1")]]));
  expect(screen.getByRole("region", { name: "Board" })).toBeTruthy();
  expect(screen.getByText("Ms Adeyemi shows this")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Stop showing" })).toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "See people" }));
  expect(screen.getByText("People")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Look" }));
  expect(screen.getByRole("region", { name: "Board" })).toBeTruthy();

  fireEvent.click(screen.getByRole("button", { name: "See people" }));
  act(() => room.show([3, false, [], [], [showing("slides", "d1")]]));
  expect(screen.getByRole("region", { name: "Slides" })).toBeTruthy();
  act(() => room.show([4, false, [], [["showing", "main"]], []]));
  expect(screen.getByText("People")).toBeTruthy();
});

test("in a group everybody shows and stops", async () => {
  const { room, tell } = await page("learner");
  const set = { open: true, rooms: ["main"], names: ["Red"] };
  act(() =>
    room.show([2, false, [], [], [["breakout_set", "s", 2, null, set] as unknown as Part, showing("notes", null)]]),
  );
  fireEvent.click(screen.getByRole("button", { name: "Stop showing" }));
  expect(tell).toHaveBeenCalledWith({ kind: "showing.stop" });
});
