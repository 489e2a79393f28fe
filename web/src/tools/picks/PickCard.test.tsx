import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { Keys } from "../../session/Keys";
import { ALONE, ShellContext } from "../../session/shell";
import type { Part } from "../../wire/types";
import { fakeClass, person } from "../breakouts/testing";
import { PickCard } from "./PickCard";

const people = [...person("t", "Ms Adeyemi", "main", "teacher"), ...person("a", "Ada Lund", "main")];
const pick = (who: string | null, left = 2): Part => ["pick", "pick", 3, null, { person: who, at_ms: 1, left }];
const muted: Part = [
  "sending",
  "a.pc",
  2,
  null,
  {
    person: "a",
    microphone: false,
    camera: false,
    screen: false,
    muted_by: null,
    kind: "remote",
    room_device: false,
  },
];

test("staff ask who was picked to speak, pick another, and put it away", async () => {
  const { wrap, told, show } = fakeClass([...people, muted, pick("a")]);
  const { container } = await renderFramed(wrap(<PickCard />));
  expect(screen.getByText("Ada Lund is picked")).toBeTruthy();
  expect(screen.getByText("2 not picked yet")).toBeTruthy();
  for (const name of ["Ask to speak", "Pick another", "Clear"]) fireEvent.click(screen.getByRole("button", { name }));
  expect(told).toEqual([{ kind: "media.ask_unmute", person: "a" }, { kind: "pick.learner" }, { kind: "pick.clear" }]);
  expect((await axe.run(container, { rules: { "color-contrast": { enabled: false } } })).violations).toEqual([]);
  act(() => show([pick("a", 0)]));
  expect(screen.getByText("Everyone was picked once. The next round begins.")).toBeTruthy();
});

test("who was picked reads it of themselves, the others of them, and neither has buttons", async () => {
  for (const [me, words] of [
    ["a", "You are picked"],
    ["b", "Ada Lund is picked"],
  ] as const) {
    const { wrap } = fakeClass([...people, ...person("b", "Bo", "main"), pick("a")], me, "learner");
    const { unmount } = await renderFramed(wrap(<PickCard />));
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
    unmount();
  }
});

test("nobody picked: no card", async () => {
  const { wrap } = fakeClass([...people, pick(null)]);
  await renderFramed(wrap(<PickCard />));
  expect(screen.queryByTestId("pick")).toBeNull();
});

test("on a phone the sheet goes by each way to pick, as it would cover the card", async () => {
  const wide = window.matchMedia;
  window.matchMedia = (query) => ({ ...wide(query), matches: query.includes("767.98px") });
  const { wrap, told } = fakeClass([...people, pick("a")]);
  const open = vi.fn();
  await renderFramed(
    <ShellContext value={{ ...ALONE, open }}>
      {wrap(
        <>
          <PickCard />
          <Keys onGrid={() => {}} />
        </>,
      )}
    </ShellContext>,
  );
  fireEvent.click(screen.getByTestId("pick-again"));
  fireEvent.keyDown(document.body, { code: "KeyK" });
  window.matchMedia = wide;
  expect(told).toEqual([{ kind: "pick.learner" }, { kind: "pick.learner" }]);
  expect(open.mock.calls).toEqual([[null], [null]]);
});
