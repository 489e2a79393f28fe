import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { Part } from "../../wire/types";
import type { Role, SetView } from "../../wire/views";
import { fakeClass, person, setPart } from "../breakouts/testing";
import { FromStaff } from "./FromStaff";
import GroupBar from "./GroupBar";

const playTone = vi.hoisted(() => vi.fn());
vi.mock("../../media/meter", async (real) => ({ ...(await real<object>()), playTone }));

const NOW = 1_800_000_000_000;
const base: Partial<SetView> = {
  names: ["River", "Cedar"],
  rooms: ["s.1.0", "s.1.1"],
  open: true,
  opened_ms: NOW,
  task: "Sort the cards",
  plans: null,
};
const set = (over: Partial<SetView> = {}) => setPart("s", { ...base, ...over });
const teacher = person("t", "Ms Adeyemi", "main", "teacher");
const me = (place: string) => person("m", "Mia Neal", place);
const call = (over: object = {}): Part => [
  "call",
  "s.1.0",
  1,
  "s.1.0",
  { by: "m", text: "", since_ms: NOW, claimed_by: null, group: true, ...over },
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout", "Date"] });
  vi.setSystemTime(NOW);
  playTone.mockClear();
});
afterEach(() => vi.useRealTimers());

async function show(parts: readonly Part[], id = "m", role: Role = "learner") {
  const fake = fakeClass(parts, id, role);
  const { container } = await renderFramed(
    fake.wrap(
      <main>
        <FromStaff />
        <GroupBar />
      </main>,
    ),
  );
  const findings = async () => {
    vi.useRealTimers();
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    return found.violations.map((one) => one.id);
  };
  return { ...fake, findings };
}
const bar = () => screen.getByTestId("group-bar");
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test("the group's name and task, and a call for help", async () => {
  const { told, findings } = await show([...teacher, ...me("s.1.0"), set()]);
  expect(bar().getAttribute("aria-label")).toBe("Your group: River");
  expect(within(bar()).getByText("Sort the cards", { exact: false })).toBeTruthy();
  fireEvent.change(screen.getByTestId("help-text"), { target: { value: " Card 3? " } });
  fireEvent.click(screen.getByTestId("help-call"));
  expect(told).toEqual([{ kind: "help.call", text: "Card 3?" }]);
  expect(await findings()).toEqual([]);
});

test("a call says how long it waits, then who comes, then who is there", async () => {
  const { told, show: changed } = await show([...teacher, ...me("s.1.0"), set(), call()]);
  expect(screen.getByText("Your teacher sees it. Keep working.")).toBeTruthy();
  pass(125_000);
  expect(screen.getByText("Waiting for 2 min. Your teacher sees it. Keep working.")).toBeTruthy();
  act(() => changed([call({ claimed_by: "t" })]));
  expect(screen.getByText("Ms Adeyemi is coming")).toBeTruthy();
  act(() => changed(person("t", "Ms Adeyemi", "s.1.0", "teacher")));
  expect(screen.getByText("Ms Adeyemi is with you")).toBeTruthy();
  fireEvent.click(screen.getByTestId("help-cancel"), { detail: 2 });
  expect(told).toEqual([]); // the second press of somebody who called
  fireEvent.click(screen.getByTestId("help-cancel"));
  expect(told).toEqual([{ kind: "help.cancel" }]);
});

test("who called for help may still go to the class or to another group", async () => {
  const { told, show: changed } = await show([...teacher, ...me("s.1.0"), set({ choice: "free" }), call()]);
  expect(screen.getByTestId("choose")).toBeTruthy();
  fireEvent.click(screen.getByTestId("to-class"));
  act(() => changed([call({ claimed_by: "t" })]));
  expect(screen.getByTestId("choose")).toBeTruthy();
  fireEvent.click(screen.getByTestId("to-class"));
  expect(told).toEqual([
    { kind: "breakout.go", to: "main" },
    { kind: "breakout.go", to: "main" },
  ]);
});

test("a word at five minutes, a ring in the last one, spoken three times", async () => {
  const { told, toasts, show: changed, findings } = await show([...me("s.1.0"), set({ ends_ms: NOW + 302_000 })]);
  expect(screen.getByTestId("group-time").textContent).toBe("5:02 left");
  pass(3_000);
  expect(toasts).toEqual(["5 minutes are left in the groups"]);
  const said: (string | null)[] = [];
  for (const ms of [237_000, 1_000, 1_000, 1_000, 28_000, 1_000, 1_000, 19_000, 1_000, 1_000]) {
    pass(ms);
    const now = screen.getByRole("timer").textContent;
    if (now !== said.at(-1)) said.push(now);
  }
  expect(said).toEqual([
    "",
    "One minute is left in the groups",
    "30 seconds are left in the groups",
    "10 seconds are left in the groups",
  ]);
  expect(bar().dataset.state).toBe("closing");
  expect(screen.getByText("Back to class in 8 seconds")).toBeTruthy();
  expect(screen.queryByTestId("go-now")).toBeNull(); // assigned: nobody goes by themselves
  fireEvent.click(screen.getByTestId("need-minute"));
  expect(told).toEqual([{ kind: "breakout.need_minute" }]);
  act(() => changed([set({ ends_ms: NOW + 302_000, wants_minute: ["s.1.0"] })]));
  expect(screen.queryByTestId("need-minute")).toBeNull();
  expect(screen.getByText("Your teacher knows that you need a minute.")).toBeTruthy();
  expect(await findings()).toEqual([]);
});

test("who may return goes to the class, and back to the group that the server says is theirs", async () => {
  const { told, show: changed } = await show([...me("s.1.0"), set({ choice: "returnable", mine: "s.1.0" })]);
  fireEvent.click(screen.getByTestId("to-class"));
  act(() => changed(me("main")));
  expect(bar().dataset.id).toBe("main");
  fireEvent.click(screen.getByTestId("back-to-group"));
  expect(screen.getByText("Back to River")).toBeTruthy();
  act(() => changed([set({ choice: "returnable", mine: null })]));
  expect(screen.queryByTestId("back-to-group")).toBeNull();
  expect(told).toEqual([
    { kind: "breakout.go", to: "main" },
    { kind: "breakout.go", to: "s.1.0" },
  ]);
});

test("who may choose has a list of the groups; who is assigned has none", async () => {
  const parts = [...me("main"), ...person("a", "Ada", "s.1.1")];
  const { told, show: changed } = await show([...parts, set()]);
  expect(screen.getByText("The others are in groups")).toBeTruthy();
  expect(within(bar()).queryAllByRole("button")).toEqual([]);
  act(() => changed([set({ choice: "free" })]));
  fireEvent.click(screen.getByTestId("choose"));
  pass(500);
  const list = screen.getByTestId("choose-group");
  expect(
    within(list)
      .getAllByText(/pe/)
      .map((one) => one.textContent),
  ).toEqual(["0 people", "1 person"]);
  fireEvent.click(within(list).getByText("Cedar"));
  expect(told).toEqual([{ kind: "breakout.go", to: "s.1.1" }]);
});

test("an ear with a name, and one soft tone, when somebody begins to listen in", async () => {
  const { show: changed } = await show([...teacher, ...me("s.1.0"), set()]);
  act(() => changed([["listening", "t", 3, "s.1.1", { since_ms: 0 }]]));
  expect(screen.queryByTestId("ear")).toBeNull();
  act(() => changed([["listening", "t", 4, "s.1.0", { since_ms: 0 }]]));
  expect(screen.getByTestId("ear").textContent).toBe("Ms Adeyemi listens in");
  pass(30_000);
  expect(playTone).toHaveBeenCalledTimes(1);
});

test("who speaks to all is named in every other room, and nowhere else", async () => {
  const { show: changed } = await show([...teacher, ...me("s.1.0"), set()]);
  act(() => changed([["broadcast", "t", 3, null, { rooms: ["s.1.1"], since_ms: NOW }]]));
  expect(screen.queryByTestId("broadcast")).toBeNull();
  act(() => changed([["broadcast", "t", 3, null, { rooms: null, since_ms: NOW }]]));
  expect(screen.getByText("Ms Adeyemi speaks to all groups")).toBeTruthy();
  act(() => changed(person("t", "Ms Adeyemi", "s.1.0", "teacher")));
  expect(screen.queryByTestId("broadcast")).toBeNull();
});

test("a line to everyone stands above for 30 s, unless it is older than one's coming", async () => {
  const line = (id: string, made: number, author = "t"): Part => [
    "message",
    id,
    made,
    null,
    { author, text: `Line ${id}`, at_ms: NOW, to: "everyone", edited: false },
  ];
  const { show: changed, findings } = await show([...teacher, ...me("s.1.0"), set(), line("old", 3)]);
  expect(screen.queryByTestId("announcement")).toBeNull();
  act(() => changed([line("new", 4)]));
  expect(screen.getByText("Line new")).toBeTruthy();
  pass(29_000);
  expect(screen.getByText("Ms Adeyemi to everyone")).toBeTruthy();
  pass(2_000);
  expect(screen.queryByTestId("announcement")).toBeNull();
  act(() => changed([line("mine", 5, "m")]));
  expect(screen.queryByTestId("announcement")).toBeNull();
  expect(await findings()).toEqual([]);
});

test("staff see where their ear and voice are, and the way back", async () => {
  const parts = [...teacher, ...me("s.1.0"), set()];
  const { told, show: changed } = await show([...parts, call()], "t", "teacher");
  expect(screen.getByText("1 group calls for help")).toBeTruthy();
  act(() => changed([["listening", "t", 3, "s.1.1", { since_ms: 0 }]]));
  expect(screen.getByText("You listen in to Cedar")).toBeTruthy();
  fireEvent.click(screen.getByTestId("stop-listening"));
  act(() =>
    changed([...person("t", "Ms Adeyemi", "s.1.0", "teacher"), call({ claimed_by: "t" })], [["listening", "t"]]),
  );
  expect(screen.getByText("You are in River")).toBeTruthy();
  fireEvent.click(screen.getByTestId("help-resolve"));
  fireEvent.click(screen.getByTestId("back-to-main"));
  expect(told).toEqual([
    { kind: "voice.listen", room: null },
    { kind: "help.resolve", id: "s.1.0" },
    { kind: "breakout.go", to: "main" },
  ]);
});

test("nothing without open groups, and nothing for an observer", async () => {
  const { show: changed } = await show(me("main"));
  expect(screen.queryByTestId("group-bar")).toBeNull();
  act(() => changed([set()]));
  expect(screen.queryByTestId("group-bar")).toBeTruthy();
});

test("an observer looks on, and is offered nothing", async () => {
  await show([...me("main"), set()], "m", "observer");
  expect(screen.queryByTestId("group-bar")).toBeNull();
});
