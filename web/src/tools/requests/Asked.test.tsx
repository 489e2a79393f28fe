import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import { createRoomStore } from "../../store/room";
import { Asked } from "./Asked";

const tell = vi.fn();
const microphone = { on: false };
const turn = vi.fn();

async function shown(maySpeak = true) {
  const room = createRoomStore();
  const local = { turn, state: { microphone } };
  const live = { room, tell, local, sending: { maySpeak } };
  await renderFramed(
    <ClassContext value={{ live, me: { person: { id: "ada" } }, info: { role: "learner" } } as unknown as InClass}>
      <Asked />
    </ClassContext>,
  );
  const tess = { name: "Tess", role: "teacher", place: "main", removed: false, presenter: false };
  act(() =>
    room.show([
      1,
      true,
      [],
      [],
      [
        ["member", "tess", 1, null, tess],
        ["request", "ada", 2, "main", { by: "tess", at_ms: 0, accepted: false }],
      ],
    ]),
  );
}

beforeEach(() => {
  tell.mockClear();
  turn.mockReset();
  microphone.on = false;
});

test("who is asked says yes, and only then the microphone goes on", async () => {
  turn.mockImplementation(async () => {
    microphone.on = true;
  });
  await shown();
  expect(screen.getByText("Tess asks you to speak")).toBeTruthy();
  expect(turn).not.toHaveBeenCalled();
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Switch on" })));
  expect(turn).toHaveBeenCalledWith("microphone", true);
  expect(tell.mock.calls).toEqual([[{ kind: "media.answer", accept: true }]]);
});

test("where the browser gives no microphone nobody waits for it", async () => {
  await shown();
  await act(async () => fireEvent.click(screen.getByRole("button", { name: "Switch on" })));
  expect(tell).toHaveBeenLastCalledWith({ kind: "media.answer", accept: false });
});

test("not now switches nothing on", async () => {
  await shown();
  fireEvent.click(screen.getByRole("button", { name: "Not now" }));
  expect(tell.mock.calls).toEqual([[{ kind: "media.answer", accept: false }]]);
  expect(turn).not.toHaveBeenCalled();
});

test("a device that may not speak is not asked", async () => {
  await shown(false);
  expect(screen.queryByTestId("asked")).toBeNull();
});
