import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { Part } from "../../wire/types";
import GroupsView from "./GroupsView";
import { fakeClass, person, setPart } from "./testing";

const ROOMS = ["s.1.0", "s.1.1"];
const teacher = person("t", "Ms Adeyemi", "main", "teacher");
const open = setPart("s", {
  names: ["River", "Cedar"],
  rooms: ROOMS,
  open: true,
  opened_ms: 0,
  task: "Sort the cards",
});
const call = (at: number, room: string, by: string, text = ""): Part => [
  "call",
  room,
  1,
  room,
  { by, text, since_ms: Date.now() - at, claimed_by: null, group: true },
];

beforeEach(() => {
  Object.defineProperty(window, "innerWidth", { value: 1440, configurable: true });
});

async function show(parts: readonly Part[]) {
  const fake = fakeClass(parts);
  const onClose = vi.fn();
  const { container } = await renderFramed(fake.wrap(<GroupsView onClose={onClose} />));
  return { ...fake, onClose, container };
}

const running = [
  ...teacher,
  ...person("a", "Aisha Rahman", "s.1.0"),
  ...person("b", "Ben Castell", "s.1.1"),
  ...person("h", "Hugo Martins", "main"),
  open,
];
const seat = (id: string) => screen.getAllByTestId("group-seat").find((one) => one.dataset.id === id) as HTMLElement;
const table = (id: string) =>
  screen.getAllByTestId("breakout-room").find((one) => one.dataset.id === id) as HTMLElement;

test("each group shows who is in it, and those in none are beside", async () => {
  await show(running);
  expect(within(table("s.1.0")).getByText("Aisha")).toBeTruthy();
  expect(within(table("s.1.0")).queryByText("Ben")).toBeNull();
  expect(within(screen.getByTestId("not-in-group")).getByText("Hugo")).toBeTruthy();
});

test("the sentence is the news, and the longest waiting call is first", async () => {
  await show([...running, call(5_000, "s.1.0", "a"), call(90_000, "s.1.1", "b", "Card 3?")]);
  expect(screen.getByText("2 of 2 groups call")).toBeTruthy();
  expect(screen.getAllByTestId("help-item").map((one) => one.dataset.id)).toEqual(["s.1.1", "s.1.0"]);
  expect(screen.getByText("“Card 3?” Ben Castell")).toBeTruthy();
  expect(table("s.1.1").dataset.state).toBe("calling");
});

test("Go claims the call and leaves for the group; Done ends it", async () => {
  const { told, onClose } = await show([...running, call(5_000, "s.1.0", "a")]);
  fireEvent.click(screen.getByTestId("help-claim"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  fireEvent.click(screen.getByTestId("help-resolve"));
  expect(told).toEqual([
    { kind: "help.claim", id: "s.1.0" },
    { kind: "help.resolve", id: "s.1.0" },
  ]);
});

test("a press opens the list of groups, and a choice moves the person", async () => {
  const { told } = await show(running);
  fireEvent.click(seat("h"));
  const list = await screen.findByTestId("move-to");
  fireEvent.click(within(list).getByText("Cedar"));
  expect(told).toEqual([{ kind: "breakout.move", people: ["h"], to: "s.1.1" }]);
});

test("Space lifts, arrows choose, Space drops; Escape cancels; each step is said", async () => {
  const { told } = await show(running);
  const hugo = seat("h");
  hugo.focus();
  const said = () => screen.getByTestId("move-said").textContent;
  fireEvent.keyDown(hugo, { key: " ", code: "Space" });
  expect(said()).toContain("Hugo Martins is lifted from The class room");
  fireEvent.keyDown(hugo, { key: "ArrowRight" });
  expect(said()).toBe("River");
  fireEvent.keyDown(hugo, { key: "Escape" });
  expect(said()).toBe("Hugo Martins stays");
  expect(told).toEqual([]);
  fireEvent.keyDown(hugo, { key: " ", code: "Space" });
  fireEvent.keyDown(hugo, { key: "ArrowRight" });
  fireEvent.keyDown(hugo, { key: " ", code: "Space" });
  expect(told).toEqual([{ kind: "breakout.move", people: ["h"], to: "s.1.0" }]);
});

test("holding Space speaks to all and opens the microphone; letting go ends both", async () => {
  const { told, turned } = await show(running);
  fireEvent.keyDown(document.body, { key: " ", code: "Space" });
  fireEvent.keyDown(document.body, { key: " ", code: "Space", repeat: true });
  fireEvent.keyUp(document.body, { key: " ", code: "Space" });
  expect(told).toEqual([
    { kind: "voice.broadcast", on: true, rooms: null },
    { kind: "voice.broadcast", on: false },
  ]);
  expect(turned).toEqual([
    ["microphone", true],
    ["microphone", false],
  ]);
});

test("Space in a field or on a button is not ours", async () => {
  const { told } = await show(running);
  fireEvent.keyDown(screen.getByTestId("announce"), { key: " ", code: "Space" });
  fireEvent.keyDown(screen.getByTestId("breakout-extend"), { key: " ", code: "Space" });
  expect(told).toEqual([]);
});

test("while one speaks or listens, a bar says who hears, and ends it", async () => {
  const { told, show: changed } = await show(running);
  act(() => changed([["broadcast", "t", 3, null, { rooms: ["s.1.0"], since_ms: Date.now() }]]));
  expect(screen.getByText("1 group hears you")).toBeTruthy();
  fireEvent.click(screen.getByTestId("stop-speaking"));
  act(() => changed([["listening", "t", 4, "s.1.1", { since_ms: 0 }]], [["broadcast", "t"]]));
  expect(screen.getByText("You listen in to Cedar")).toBeTruthy();
  expect(screen.getByText("They see an ear and your name. They do not hear you.")).toBeTruthy();
  fireEvent.click(screen.getByTestId("stop-listening"));
  expect(told.map(({ kind }) => kind)).toEqual(["voice.broadcast", "voice.listen"]);
});

test("a line to all groups goes to everyone", async () => {
  const { told } = await show(running);
  fireEvent.change(screen.getByTestId("announce"), { target: { value: " Two more minutes " } });
  fireEvent.click(screen.getByTestId("announce-send"));
  expect(told).toEqual([{ kind: "chat.send", text: "Two more minutes", to: "everyone" }]);
});

test("forty groups are small, filtered by key, and large again when few are left", async () => {
  const rooms = Array.from({ length: 40 }, (_, at) => `s.1.${at}`);
  const many = setPart("s", {
    names: rooms.map((_, at) => `Group ${at + 1}`),
    rooms,
    open: true,
    opened_ms: Date.now(),
  });
  const people = rooms.flatMap((room, at) => person(`p${at}`, `Person ${at}`, room));
  await show([...teacher, ...people, many, call(9_000, "s.1.16", "p16")]);
  expect(screen.getAllByTestId("breakout-room")).toHaveLength(40);
  expect(table("s.1.16").tagName).toBe("BUTTON");
  fireEvent.keyDown(document.body, { key: "2", code: "Digit2" });
  expect(screen.getAllByTestId("breakout-room").map((one) => one.dataset.id)).toEqual(["s.1.16"]);
  expect(within(table("s.1.16")).getByTestId("listen")).toBeTruthy();
  fireEvent.keyDown(document.body, { key: "4", code: "Digit4" });
  expect(screen.getByText("No group is in this list now")).toBeTruthy();
});

test("of a chosen group among many, L listens, G goes in", async () => {
  const rooms = Array.from({ length: 9 }, (_, at) => `s.1.${at}`);
  const many = setPart("s", { names: rooms, rooms, open: true, opened_ms: Date.now() });
  const { told } = await show([...teacher, many]);
  fireEvent.click(table("s.1.3"));
  expect(table("s.1.3").getAttribute("aria-pressed")).toBe("true");
  fireEvent.keyDown(document.body, { key: "l", code: "KeyL" });
  fireEvent.keyDown(document.body, { key: "g", code: "KeyG" });
  expect(told).toEqual([
    { kind: "voice.listen", room: "s.1.3" },
    { kind: "breakout.go", to: "s.1.3" },
  ]);
});

test("bringing back leaves some seconds to think again, then it is at once", async () => {
  const { told, show: changed } = await show(running);
  fireEvent.click(screen.getByTestId("breakout-close"));
  act(() => changed([setPart("s", { ...(open[4] as object), ends_ms: Date.now() + 4_000 })]));
  fireEvent.click(screen.getByTestId("breakout-close"));
  expect(told).toEqual([
    { kind: "breakout.close", id: "s", after_ms: 5_000 },
    { kind: "breakout.close", id: "s", after_ms: 0 },
  ]);
});

test("no state has a serious finding of axe", async () => {
  const { container, show: changed } = await show([...running, call(5_000, "s.1.0", "a")]);
  const findings = async () =>
    (await axe.run(container, { rules: { "color-contrast": { enabled: false } } })).violations.map(({ id }) => id);
  expect(await findings()).toEqual([]);
  act(() => changed([setPart("s", { names: ["River", "Cedar"], plans: [[{ person: "a", room: 0 }]] })]));
  expect(screen.getByTestId("breakout-open")).toBeTruthy();
  expect(await findings()).toEqual([]);
});
