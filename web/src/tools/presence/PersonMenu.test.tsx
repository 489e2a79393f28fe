import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import type { Toast } from "../../session/live";
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
const toasts: Omit<Toast, "id">[] = [];
const room = createRoomStore();

function inside(role: string): InClass {
  const tell = (command: Command) => void told.push(command);
  const obey = (command: Command) => {
    told.push(command);
    return Promise.resolve(1);
  };
  const toast = (one: Omit<Toast, "id">) => void toasts.push(one);
  const live = { room, tell, obey, toast };
  return { live, info: { role }, me: { person: { id: "tess" } } } as unknown as InClass;
}

async function open(person: PersonNow, role = "teacher") {
  await renderFramed(
    <ClassContext value={inside(role)}>
      <PersonMenu person={person} />
    </ClassContext>,
  );
  fireEvent.click(screen.getByRole("button", { name: "More for Mina Park" }));
  await screen.findByText("Stop the camera");
}

beforeEach(() => {
  told.length = 0;
  toasts.length = 0;
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
  expect(told).toEqual([{ kind: "presence.remove", person: "mina", reason: "" }]);
  await vi.waitFor(() => expect(toasts.map(({ title }) => title)).toEqual(["Mina Park is out of this class"]));
  toasts[0]?.action?.run();
  expect(told.at(-1)).toEqual({ kind: "door.allow_back", person: "mina" });
});

test("a helper sends to the door", async () => {
  await open(mina, "assistant");
  fireEvent.click(screen.getByTestId("send-out"));
  expect(told).toEqual([{ kind: "door.send_out", person: "mina" }]);
});

test("the reason is sent without the spaces around it", async () => {
  await open(mina);
  fireEvent.click(screen.getByTestId("remove-person"));
  fireEvent.change(await screen.findByTestId("remove-reason"), { target: { value: " Too loud " } });
  fireEvent.click(screen.getByTestId("remove-confirm"));
  expect(told).toEqual([{ kind: "presence.remove", person: "mina", reason: "Too loud" }]);
});

test("a helper takes nobody out", async () => {
  await open(mina, "assistant");
  expect(screen.queryByTestId("remove-person")).toBeNull();
});

test("helpers take people out once they may, and mute nobody when they may not", async () => {
  room.show([2, false, [], [], [["powers", "assistant", 2, null, { permissions: ["be_here", "publish", "remove"] }]]]);
  await renderFramed(
    <ClassContext value={inside("assistant")}>
      <PersonMenu person={mina} />
    </ClassContext>,
  );
  fireEvent.click(screen.getByRole("button", { name: "More for Mina Park" }));
  expect(await screen.findByTestId("remove-person")).toBeTruthy();
  for (const item of ["mute-person", "spotlight", "let-present", "move-to", "role-of"])
    expect(screen.queryByTestId(item)).toBeNull();
});

test("a teacher gives every role, a co-teacher all but the teacher's, and to no teacher", async () => {
  await open(mina);
  fireEvent.click(screen.getByTestId("role-of"));
  const roles = await screen.findAllByTestId("give-role");
  expect(roles.map(({ dataset }) => dataset.id)).toEqual(["teacher", "co_teacher", "assistant", "learner", "guest"]);
  fireEvent.click(roles[2] as HTMLElement);
  expect(told).toEqual([{ kind: "roles.set", person: "mina", role: "assistant" }]);
});

test("nobody changes who is above them", async () => {
  await open({ ...mina, role: "teacher", staff: true } as PersonNow, "co_teacher");
  expect(screen.queryByTestId("role-of")).toBeNull();
});

test("a person is let present, and not any more", async () => {
  await open({ ...mina, presenter: true } as PersonNow);
  fireEvent.click(screen.getByTestId("let-present"));
  expect(told).toEqual([{ kind: "people.present", person: "mina", on: false }]);
});
