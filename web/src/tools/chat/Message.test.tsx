import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { Part } from "../../wire/types";
import type { MessageView, Role } from "../../wire/views";
import { fakeClass, person } from "../breakouts/testing";
import { ChatPanel } from "./ChatPanel";
import { split } from "./Said";
import { callAt } from "./useSuggestions";

const SAID: MessageView = {
  author: "a",
  text: "",
  at_ms: 0,
  to: "room",
  edited: false,
  person: null,
  reply: null,
  mentions: [],
  marks: [],
  files: [],
  removed: null,
};
let made = 5;
const line = (id: string, over: Partial<MessageView> = {}): Part => {
  const room = over.to === "person" || over.to === "staff" ? null : "main";
  return ["message", id, ++made, room, { ...SAID, text: id, ...over }];
};
const PEOPLE = [
  ...person("m", "Mia", "main"),
  ...person("a", "Ada Lund", "main"),
  ...person("t", "Ms Adeyemi", "main", "teacher"),
];
const OPEN: Part = ["locks", "locks", 2, null, { locked: [], preset: "open", changed: true, at_ms: 0, by: "t" }];

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  Element.prototype.scrollIntoView = () => {};
});

async function show(parts: readonly Part[], role: Role = "learner", me = "m") {
  const fake = fakeClass([...PEOPLE, ...parts], me, role);
  await renderFramed(fake.wrap(<ChatPanel closeLabel="Close" onClose={() => {}} />));
  return fake;
}
const one = (id: string) => {
  const found = screen.getAllByTestId("chat-message").find((element) => element.dataset.id === id);
  if (found === undefined) throw new Error(`no message ${id}`);
  return found;
};
const field = () => screen.getByTestId<HTMLTextAreaElement>("chat-input");
async function menu(id: string, item: string) {
  fireEvent.keyDown(one(id), { key: "Enter" });
  fireEvent.click(await screen.findByTestId(item));
}

test("a reply names what it answers, and says so when that is gone", async () => {
  const { told, show: changed } = await show([line("Why?"), line("The lean", { reply: "Why?" })]);
  expect(within(one("The lean")).getByTestId("message-quote").textContent).toBe("Answers Ada Lund Why?");
  await menu("The lean", "message-reply");
  expect(screen.getByTestId("chat-answers").textContent).toBe("Reply to Ada Lund");
  fireEvent.change(field(), { target: { value: "Yes" } });
  fireEvent.click(screen.getByTestId("chat-send"));
  expect(told).toEqual([{ kind: "chat.send", text: "Yes", to: "room", room: "main", reply: "The lean" }]);
  expect(screen.queryByTestId("chat-answers")).toBeNull();
  act(() => changed([], [["message", "Why?"]]));
  expect(one("The lean").textContent).toContain("The message that this answers is gone");
});

test("the list is one tab stop, arrows move in it", async () => {
  await show([line("one"), line("two"), line("three")]);
  const stops = () => screen.getAllByTestId("chat-message").map((element) => element.tabIndex);
  expect(stops()).toEqual([-1, -1, 0]);
  one("three").focus();
  fireEvent.keyDown(one("three"), { key: "ArrowUp" });
  expect(document.activeElement).toBe(one("two"));
  fireEvent.keyDown(one("two"), { key: "Home" });
  expect([document.activeElement === one("one"), stops()]).toEqual([true, [0, -1, -1]]);
});

test("signs say how many and who, and a press puts one's own there or takes it back", async () => {
  const marks = [{ mark: "heart" as const, count: 3, who: ["a", "m"], mine: true }];
  const { told } = await show([line("Hi", { marks })]);
  const heart = screen.getByTestId("message-mark");
  expect(heart.getAttribute("aria-label")).toBe("Heart: 3, Ada Lund, Mia and 1 more");
  fireEvent.click(heart);
  await menu("Hi", "message-reply");
  expect(told).toEqual([{ kind: "chat.mark", id: "Hi", mark: "heart", on: false }]);
});

test("a private message says who reads it, and is answered privately", async () => {
  const { told } = await show([line("Great board", { author: "t", to: "person", person: "m" })]);
  expect(one("Great board").textContent).toContain("Only you and Ms Adeyemi");
  fireEvent.click(within(one("Great board")).getByText("Reply only to Ms Adeyemi"));
  expect(field().getAttribute("aria-label")).toBe("Message, only Ms Adeyemi reads this");
  fireEvent.change(field(), { target: { value: "Thanks" } });
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(told).toEqual([
    { kind: "chat.send", text: "Thanks", to: "person", room: null, person: "t", reply: "Great board" },
  ]);
  expect(screen.getByTestId<HTMLSelectElement>("chat-to").value).toBe("person:t");
});

test("pupils are offered teachers alone until private chat is open, and it waits while no teacher is here", async () => {
  const { show: changed, told } = await show([line("Hi")]);
  const offered = () => [...screen.getByTestId<HTMLSelectElement>("chat-to").options].map((each) => each.textContent);
  fireEvent.change(screen.getByTestId("chat-to"), { target: { value: "room" } });
  expect(offered()).toEqual(["Everyone", "Only teachers", "Ms Adeyemi"]);
  act(() => changed([OPEN]));
  expect(offered()).toEqual(["Everyone", "Only teachers", "Ms Adeyemi", "Ada Lund"]);
  fireEvent.change(screen.getByTestId("chat-to"), { target: { value: "person:a" } });
  act(() => changed([], [["devices", "t"]]));
  expect(screen.getByTestId("chat-locked").textContent).toContain("No teacher is here");
  fireEvent.change(field(), { target: { value: "psst" } });
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(told).toEqual([]);
  fireEvent.change(screen.getByTestId("chat-to"), { target: { value: "room" } });
});

test("staff read what was deleted and by whom, and do nothing more with it", async () => {
  await show([line("rude", { removed: { by: "t", at_ms: 0 } })], "teacher", "t");
  expect(one("rude").textContent).toContain("Deleted by Ms Adeyemi");
  expect(within(one("rude")).queryByTestId("message-menu")).toBeNull();
});

test("a name is offered after an @, taken by Enter, and stands out in the message", async () => {
  await show([line("hey @Ada Lund!", { mentions: ["a"] })]);
  expect(one("hey @Ada Lund!").querySelector("mark")?.textContent).toBe("@Ada Lund");
  fireEvent.change(field(), { target: { value: "@lu", selectionStart: 3 } });
  fireEvent.select(field());
  expect(within(screen.getByTestId("chat-names")).getByRole("option").textContent).toBe("Ada Lund");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(field().value).toBe("@Ada Lund ");
  expect(screen.queryByTestId("chat-names")).toBeNull();
  fireEvent.change(field(), { target: { value: "" } });
});

test("an address is no call, and the longest name stands out", () => {
  expect([callAt("a@b", 3), callAt("hi @an", 6)]).toEqual([null, { begins: 3, part: "an" }]);
  expect(split("@Ann Lee", ["Ann", "Ann Lee"])).toEqual([{ at: 0, part: "@Ann Lee", named: true }]);
});

test("what staff pinned stands above, and they take it down there", async () => {
  const pin: Part = ["pin", "Hi", 9, "main", { author: "a", text: "Hi", by: "t" }];
  const { told } = await show([line("Hi"), pin], "teacher", "t");
  fireEvent.click(within(screen.getByTestId("chat-pins")).getByRole("button", { name: "Take down the pin" }));
  expect(told).toEqual([{ kind: "chat.pin", id: "Hi", on: false }]);
});
