import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import type { PersonNow } from "../../store/people";
import { createRoomStore } from "../../store/room";
import type { Command } from "../../wire/views";
import PersonMenu from "./PersonMenu";

const mina = {
  id: "mina",
  name: "Mina Park",
  role: "learner",
  staff: false,
  presence: "remote",
  microphone: false,
  camera: false,
  hand: null,
  place: "s.1.1",
  presenter: false,
  spotlit: false,
} as unknown as PersonNow;

const told: Command[] = [];
const room = createRoomStore();

async function open(person: PersonNow, role = "teacher") {
  const tell = (command: Command) => void told.push(command);
  const obey = (command: Command) => {
    told.push(command);
    return Promise.resolve(1);
  };
  const inside = { live: { room, tell, obey }, info: { role }, me: { person: { id: "tess" } } } as unknown as InClass;
  await renderFramed(
    <ClassContext value={inside}>
      <PersonMenu person={person} />
    </ClassContext>,
  );
  fireEvent.click(screen.getByRole("button", { name: "More for Mina Park" }));
  await screen.findByText("Stop the camera");
}

beforeEach(() => {
  told.length = 0;
  room.show([
    1,
    true,
    [],
    [],
    [
      [
        "member",
        "mina",
        1,
        null,
        { name: "Mina Park", role: "learner", place: "s.1.1", removed: false, presenter: false },
      ],
      ["spoken", "mina", 1, null, { total_ms: 9_000, turns: 2, last_ms: 1 }],
      ["breakout_set", "s", 1, null, { name: "Trees", names: ["Cedar", "Oak"], rooms: ["s.1.1", "s.1.2"], open: true }],
    ],
  ]);
});

test("who is silent is not muted, and nobody is unmuted from outside", async () => {
  await open(mina);
  expect(screen.getByText("Remote. Spoke 2 times")).toBeTruthy();
  expect((screen.getByTestId("mute-person") as HTMLButtonElement).disabled).toBe(true);
});

test("a person is moved by the menu into another open group", async () => {
  await open(mina);
  fireEvent.click(screen.getByTestId("move-to"));
  const rooms = await screen.findAllByTestId("move-to-room");
  expect(rooms.map((one) => [one.dataset.id, (one as HTMLButtonElement).disabled])).toEqual([
    ["main", false],
    ["s.1.1", true],
    ["s.1.2", false],
  ]);
  fireEvent.click(rooms[2] as HTMLElement);
  expect(told).toEqual([{ kind: "breakout.move", people: ["mina"], to: "s.1.2" }]);
});

test("a person is taken out after a question, but not by a helper", async () => {
  await open(mina);
  fireEvent.click(screen.getByTestId("remove-person"));
  fireEvent.click(await screen.findByTestId("remove-confirm"));
  expect(told).toEqual([{ kind: "presence.remove", person: "mina" }]);
});

test("a helper takes nobody out", async () => {
  await open(mina, "assistant");
  expect(screen.queryByTestId("remove-person")).toBeNull();
});
