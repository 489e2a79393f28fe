import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { Part } from "../../wire/types";
import type { Role } from "../../wire/views";
import { aSet, fakeClass, person } from "../breakouts/testing";
import DoorPanel from "./DoorPanel";

const staff = person("t", "Ms Adeyemi", "main", "teacher");
const waits = (id: string, name: string, reason: string): Part[] => [
  ["waiting", id, 2, null, { name, since_ms: Date.now(), reason }],
];
const kept: Part = ["breakout_set", "kept", 1, null, aSet({ name: "Tables", names: ["North", "South"] })];

async function open(parts: readonly Part[], role: Role = "teacher") {
  const all = fakeClass([...staff, ...parts], "t", role);
  await renderFramed(all.wrap(<DoorPanel closeLabel="Close" onClose={() => {}} />));
  return all;
}

test("each who waits says why in words, and may be turned away, but not by a helper", async () => {
  await open([...waits("gus", "Gus", "guest"), ...waits("bob", "Bob", "sent_out")]);
  expect(screen.getByText("Guest. Waits 0:00")).toBeTruthy();
  expect(screen.getByText("Sent to the door. Waits 0:00")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Turn away Gus" }));
  expect(await screen.findByText("Take Gus out of this class?")).toBeTruthy();
});

test("a helper lets in and turns nobody away", async () => {
  const { told } = await open(waits("gus", "Gus", "guest"), "assistant");
  expect(screen.queryByTestId("turn-away")).toBeNull();
  fireEvent.click(screen.getByTestId("let-in"));
  expect(told).toEqual([{ kind: "door.let_in", person: "gus" }]);
});

test("what is written to the door is shown with its writer and taken away", async () => {
  const { told, show } = await open([]);
  fireEvent.click(screen.getByTestId("door-write"));
  fireEvent.change(screen.getByTestId("door-text"), { target: { value: " We start at ten. " } });
  fireEvent.click(screen.getByTestId("door-send"));
  expect(told).toEqual([{ kind: "door.message", text: "We start at ten." }]);
  act(() => show([["door_message", "message", 3, null, { text: "We start at ten.", by: "t", at_ms: 0 }]]));
  expect((await screen.findByTestId("door-message")).textContent).toBe("At the door, from Ms AdeyemiWe start at ten.");
  fireEvent.click(screen.getByTestId("door-clear"));
  expect(told.at(-1)).toEqual({ kind: "door.message", text: null });
});

test("guests wait at first, and a group or all of a set comes in by itself", async () => {
  const { told, show } = await open([kept]);
  const guests = screen.getByTestId("guests-wait");
  expect(guests.dataset.state).toBe("on");
  fireEvent.click(guests);
  const groups = screen.getByLabelText("Come in by themselves");
  fireEvent.change(groups, { target: { value: '["kept",1]' } });
  fireEvent.change(groups, { target: { value: '["kept"]' } });
  expect(told).toEqual([
    { kind: "door.hold", guests: false },
    { kind: "door.auto_admit", set: "kept", groups: [1] },
    { kind: "door.auto_admit", set: "kept", groups: [] },
  ]);
  const admits = { set: "kept", groups: [1], people: 4, by: "t" };
  act(() => show([["door_rules", "door", 3, null, { guests_wait: false, admits }]]));
  expect(screen.getByText("4 people, also while the class is locked")).toBeTruthy();
  expect((groups as HTMLSelectElement).value).toBe('["kept",1]');
  fireEvent.change(groups, { target: { value: "" } });
  expect(told.at(-1)).toEqual({ kind: "door.auto_admit", set: null, groups: [] });
});

test("who was taken out may be allowed back later", async () => {
  const { told } = await open([
    ["member", "rob", 1, null, { name: "Rob", role: "learner", place: null, removed: true, presenter: false }],
  ]);
  fireEvent.click(screen.getByRole("button", { name: "Allow Rob back" }));
  expect(told).toEqual([{ kind: "door.allow_back", person: "rob" }]);
});
