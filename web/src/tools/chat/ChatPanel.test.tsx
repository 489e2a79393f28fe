import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { Problem } from "../../api/request";
import { renderFramed } from "../../design/testing/render";
import type { Part } from "../../wire/types";
import type { Command, Role } from "../../wire/views";
import { fakeClass, person, setPart } from "../breakouts/testing";
import { ChatPanel } from "./ChatPanel";
import { Unsent } from "./outgoing";

const open = setPart("s", { names: ["River", "Cedar"], rooms: ["s.1.0", "s.1.1"], open: true, opened_ms: 0 });
const closed = setPart("s", { names: ["River", "Cedar"], open: false });
const SAID = {
  author: "a",
  at_ms: 0,
  edited: false,
  person: null,
  reply: null,
  mentions: [],
  marks: [],
  files: [],
  removed: null,
};
const line = (id: string, room: string | null, to = "room"): Part => [
  "message",
  id,
  5,
  room,
  { ...SAID, text: id, to },
];
const lines = [line("in main", "main"), line("in River", "s.1.0"), line("to all", null, "everyone")];
const me = (place: string, role = "learner") => person("m", "Mia", place, role);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  Element.prototype.scrollIntoView = () => {};
});

async function show(parts: readonly Part[], role: Role = "learner") {
  const fake = fakeClass(parts, "m", role);
  await renderFramed(fake.wrap(<ChatPanel closeLabel="Close" onClose={() => {}} />));
  return fake;
}
const read = () => screen.queryAllByTestId("chat-message").map((one) => one.dataset.id);
const field = () => screen.getByTestId<HTMLTextAreaElement>("chat-input");
const places = () => [...screen.getByTestId<HTMLSelectElement>("chat-to").options].map((option) => option.textContent);
function write(text: string) {
  fireEvent.change(field(), { target: { value: text } });
  fireEvent.click(screen.getByTestId("chat-send"));
}

test("one reads one's own room and what is for everyone, and writes where the field says", async () => {
  const { told, show: changed } = await show([...me("main"), ...lines]);
  expect(read()).toEqual(["in main", "to all"]);
  expect(places()).toEqual(["Everyone", "Only teachers"]);
  act(() => changed([...me("s.1.0"), open]));
  expect(read()).toEqual(["in River", "to all"]);
  expect(field().placeholder).toBe("Message River");
  expect(places()).toEqual(["River", "Only teachers"]);
  write("Card 3?");
  expect(told).toEqual([{ kind: "chat.send", text: "Card 3?", to: "room", room: "s.1.0" }]);
});

test("staff read the group that they listen in to, and write to everyone while groups are open", async () => {
  const { told, show: changed } = await show([...me("main", "teacher"), ...lines, open], "teacher");
  expect(read()).toEqual(["in main", "to all"]);
  act(() => changed([["listening", "m", 7, "s.1.0", { since_ms: 0 }]]));
  expect(read()).toEqual(["in River", "to all"]);
  fireEvent.change(screen.getByTestId("chat-to"), { target: { value: "everyone" } });
  write("Two minutes");
  act(() => changed([closed]));
  expect(places()).toEqual(["Everyone", "Only teachers"]); // the choice of all groups is gone with them
  write("Welcome back");
  expect(told.map((command) => "to" in command && command.to)).toEqual(["everyone", "room"]);
});

test("what could not go out where it was written comes back into the field, and goes nowhere else", async () => {
  const fake = await show([...me("s.1.0"), open]);
  const asked: Command[] = [];
  let refuse = (_: Problem) => {};
  fake.live.obey = (command) => {
    asked.push(command);
    return new Promise((_, failed) => {
      refuse = failed;
    });
  };
  write("I think it is the lean");
  act(() => fake.show(me("s.1.1")));
  fireEvent.change(field(), { target: { value: "Hello" } });
  act(() => refuse(new Problem("moved_on", "You are in another room now.", 409)));
  await waitFor(() => expect(field().value).toBe("I think it is the lean\nHello"));
  expect(screen.getByTestId("chat-moved").textContent).toContain("you wrote this in River");
  expect(field().placeholder).toBe("Message Cedar");
  expect(read()).toEqual([]);
  expect(asked).toEqual([{ kind: "chat.send", text: "I think it is the lean", to: "room", room: "s.1.0" }]);
});

test("a locked chat says who locked it, keeps what was written, and leads to the teachers", async () => {
  const locks = (locked: string[]): Part => [
    "locks",
    "locks",
    9,
    null,
    { locked, preset: "open", changed: true, at_ms: 0, by: "t" },
  ];
  const { told, show: changed } = await show([...me("main"), ...person("t", "Ms Adeyemi", "main", "teacher")]);
  fireEvent.change(field(), { target: { value: "Why?" } });
  act(() => changed([locks(["chat"])]));
  expect(screen.getByText("Ms Adeyemi locked the chat.")).toBeTruthy();
  expect([field().readOnly, field().value]).toEqual([true, "Why?"]);
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(told).toEqual([]);
  fireEvent.click(screen.getByTestId("chat-to-staff"));
  expect(screen.queryByTestId("chat-locked")).toBeNull();
  fireEvent.click(screen.getByTestId("chat-send"));
  expect(told).toEqual([{ kind: "chat.send", text: "Why?", to: "staff", room: null }]);
  fireEvent.change(screen.getByTestId("chat-to"), { target: { value: "room" } });
  expect(screen.getByTestId("chat-locked")).toBeTruthy();
  act(() => changed([locks([])]));
  expect(field().readOnly).toBe(false);
});

test("what somebody had not sent is theirs alone: who uses the device after them finds nothing, and sends nothing", async () => {
  const hers = fakeClass([...me("main")], "m", "learner");
  hers.live.obey = () => new Promise(() => {}); // without a line
  await renderFramed(hers.wrap(<ChatPanel closeLabel="Close" onClose={() => {}} />));
  write("Sent and not there yet");
  fireEvent.change(field(), { target: { value: "Half a" } });
  cleanup();

  const his = fakeClass([...person("n", "Noah", "main", "learner")], "n", "learner");
  await renderFramed(his.wrap(<ChatPanel closeLabel="Close" onClose={() => {}} />));
  expect(field().value).toBe("");
  expect(his.told).toEqual([]);
  cleanup();

  const again = fakeClass([...me("main")], "m", "learner");
  await renderFramed(again.wrap(<Unsent />)); // with the panel closed
  await waitFor(() =>
    expect(again.told.map((command) => "text" in command && command.text)).toEqual(["Sent and not there yet"]),
  );
  cleanup();
  await renderFramed(again.wrap(<ChatPanel closeLabel="Close" onClose={() => {}} />));
  expect(field().value).toBe("Half a");
});
