import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { Part } from "../../wire/types";
import GroupsView from "./GroupsView";
import { fakeClass, person, setPart } from "./testing";

const pupils = [
  ["a", "Aisha Rahman"],
  ["b", "Ben Castell"],
  ["k1", "Kim Lee"],
  ["k2", "Kim Novak"],
].flatMap(([id = "", name = ""]) => person(id, name, "main"));
const base: Part[] = [...person("t", "Ms Adeyemi", "main", "teacher"), ...pupils];
const plan = (rooms: Record<string, number>) => Object.entries(rooms).map(([person, room]) => ({ person, room }));
const pairs = setPart("s", { name: "Pairs", plans: [plan({ a: 0, b: 0, k1: 1 })] });

beforeEach(() => {
  Object.defineProperty(window, "innerWidth", { value: 1440, configurable: true });
});

async function show(parts: readonly Part[]) {
  const fake = fakeClass(parts);
  await renderFramed(fake.wrap(<GroupsView onClose={vi.fn()} />));
  return fake;
}

test("one press makes groups of those who are here", async () => {
  const { told } = await show(base);
  expect(screen.getByTestId("groups-empty")).toBeTruthy();
  fireEvent.click(screen.getByTestId("breakout-create"));
  await act(async () => {});
  expect(told).toEqual([
    expect.objectContaining({
      kind: "breakout.prepare",
      names: ["Group 1"],
      arrange: expect.objectContaining({ size: 4 }),
    }),
  ]);
});

test("the result is a sentence, and who has no seat is beside", async () => {
  await show([...base, pairs]);
  expect(screen.getByTestId("groups-result").textContent).toBe("2 groups of 1 to 2, 1 person is left over");
  expect(within(screen.getByTestId("not-in-group")).getByText("Kim")).toBeTruthy();
});

test("a seat is changed by the list, in the round that is looked at", async () => {
  const rounds = setPart("s", { rounds: 2, plans: [plan({ a: 0 }), plan({ a: 1 })] });
  const { told } = await show([...base, rounds]);
  fireEvent.click(screen.getAllByTestId("group-round")[1] as HTMLElement);
  const aisha = screen.getAllByTestId("group-seat").find((one) => one.dataset.id === "a") as HTMLElement;
  fireEvent.click(aisha);
  fireEvent.click(within(await screen.findByTestId("move-to")).getByText("No group"));
  expect(told).toEqual([{ kind: "breakout.place", id: "s", person: "a", to: null, round: 1 }]);
});

test("who meets twice and which rule could not hold is said by name", async () => {
  const rounds = [plan({ a: 0, b: 0 }), plan({ a: 1, b: 1 })];
  await show([...base, setPart("s", { rounds: 2, plans: rounds, met_twice: 1, unmet: ["k1 k2"] })]);
  expect(screen.getByTestId("met-twice").textContent).toBe("1 pair meets twice: Aisha Rahman and Ben Castell");
  expect(screen.getByTestId("unmet-rule").textContent).toBe("A rule could not hold: Kim Lee and Kim Novak");
});

test("a list is looked at first; a name that fits two is asked for", async () => {
  const { told } = await show(base);
  const list = screen.getAllByTestId("group-how").find((one) => one.dataset.id === "list") as HTMLElement;
  fireEvent.click(list);
  fireEvent.change(screen.getByTestId("group-list"), {
    target: { value: "Red, Aisha Rahman\nBlue, Kim\nBlue, Nobody Known" },
  });
  expect(screen.getByTestId("group-list-found").textContent).toContain("1 person is placed in 2 groups.");
  expect(screen.getByTestId("group-list-unmatched").textContent).toBe("Line 3: Nobody Known");
  expect(told).toEqual([]);
  fireEvent.change(screen.getByTestId("group-list-pick"), { target: { value: "k2" } });
  fireEvent.click(screen.getByTestId("breakout-create"));
  await act(async () => {});
  expect(told).toEqual([
    expect.objectContaining({ kind: "breakout.prepare", names: ["Red", "Blue"], rounds: [{ a: 0, k2: 1 }] }),
  ]);
});

test("Open opens the chosen set; while another is open it cannot", async () => {
  const { told, show: changed } = await show([...base, pairs]);
  fireEvent.click(screen.getByTestId("breakout-open"));
  expect(told).toEqual([{ kind: "breakout.open", id: "s", round: 0 }]);
  act(() => changed([setPart("s2", { name: "Others", open: true, rooms: ["s2.1.0", "s2.1.1"] })]));
  fireEvent.click(screen.getByTestId("groups-more"));
  fireEvent.click(await screen.findByText("The plan and other sets"));
  expect((screen.getByTestId("breakout-open") as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(screen.getByTestId("groups-back"));
  expect(screen.getAllByTestId("breakout-room").map((one) => one.dataset.id)).toEqual(["s2.1.0", "s2.1.1"]);
});
