import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import type { Part } from "../../wire/types";
import { fakeClass, person } from "../breakouts/testing";
import IncidentDialog from "./IncidentDialog";
import IncidentsPanel from "./IncidentsPanel";
import { useReports, useUnseen } from "./useReports";

const people = [...person("t", "Ms Adeyemi", "main", "teacher"), ...person("a", "Ada Lund", "main")];
const at_ms = new Date(2026, 2, 2, 10, 5).getTime();
const report = (
  id: string,
  made: number,
  by: string,
  text: string,
  place = "main",
  group: string | null = null,
): Part => ["incident", id, made, null, { by, text, at_ms, place, group }];

function Staff() {
  const [open, setOpen] = useState(false);
  useReports();
  return (
    <>
      <output>{useUnseen()}</output>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      {open && <IncidentsPanel closeLabel="Close" onClose={() => {}} />}
    </>
  );
}

test("staff are told of a report once, until they look; not of their own and not of what was there before they came", async () => {
  const { wrap, toasts, away, show } = fakeClass([...people, report("old", 3, "a", "Old")]);
  await renderFramed(wrap(<Staff />));
  const unseen = () => screen.getByRole("status").textContent;
  expect([toasts, unseen()]).toEqual([[], "0"]);
  act(() => show([report("new", 4, "a", "It is too loud")]));
  act(() => show([report("mine", 5, "t", "Noted")]));
  expect([toasts, unseen()]).toEqual([["There is a new report"], "1"]);
  expect(away).not.toContain("There is a new report");
  fireEvent.click(screen.getByRole("button", { name: "open" }));
  expect([toasts.length, unseen()]).toEqual([1, "0"]);
  expect(away).toContain("There is a new report");
});

test("what was reported, the newest first, with the group as it was called then", async () => {
  const { wrap } = fakeClass([
    ...people,
    report("one", 3, "a", "They quarrel", "s.1.1", "Blue"),
    report("two", 4, "a", "It is too loud"),
    report("three", 5, "t", "Sent out", "prep"),
  ]);
  await renderFramed(wrap(<IncidentsPanel closeLabel="Close" onClose={() => {}} />));
  expect(screen.getByRole("heading", { name: "3 reports" })).toBeTruthy();
  expect(screen.getAllByTestId("incident-row").map(({ textContent }) => textContent)).toEqual([
    "10:05, Ms Adeyemi, in the preparation roomSent out",
    "10:05, Ada LundIt is too loud",
    "10:05, Ada Lund, in BlueThey quarrel",
  ]);
});

test("what was written goes out without the space around it, and stays where it is refused", async () => {
  const { wrap, told, live, toasts } = fakeClass(people, "a", "learner");
  const closed = vi.fn();
  await renderFramed(wrap(<IncidentDialog onClose={closed} />));
  const field = screen.getByLabelText<HTMLTextAreaElement>("What happened");
  const send = screen.getByTestId("incident-report");
  fireEvent.change(field, { target: { value: "  " } });
  expect(send.hasAttribute("disabled")).toBe(true);
  fireEvent.change(field, { target: { value: " Bo fell. " } });
  const obey = live.obey;
  live.obey = async () => Promise.reject(new Error("refused"));
  await act(async () => fireEvent.click(send));
  expect([closed.mock.calls.length, field.value]).toEqual([0, " Bo fell. "]);
  live.obey = obey;
  await act(async () => fireEvent.click(send));
  expect(told).toEqual([{ kind: "incident.report", text: "Bo fell." }]);
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(toasts).toEqual(["Reported"]);
});

test("how much room is left is said when it becomes little", async () => {
  const { wrap } = fakeClass(people, "a", "learner");
  await renderFramed(wrap(<IncidentDialog onClose={() => {}} />));
  const field = screen.getByLabelText<HTMLTextAreaElement>("What happened");
  expect([field.maxLength, screen.queryByText("At most 500 characters") !== null]).toEqual([500, true]);
  fireEvent.change(field, { target: { value: "x".repeat(499) } });
  expect(screen.getByText("1 character left")).toBeTruthy();
});
