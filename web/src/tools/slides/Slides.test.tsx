import { encode } from "@msgpack/msgpack";
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderFramed } from "../../design/testing/render";
import { ClassContext, type InClass } from "../../session/context";
import { createRoomStore } from "../../store/room";
import type { Part } from "../../wire/types";
import Slides from "./Slides";

const member: Part = ["member", "t", 1, null, { name: "Ms Adeyemi", role: "teacher", place: "main" }];
const deck = (page: number, more: object = {}): Part => [
  "deck",
  "d",
  2,
  null,
  { title: "Seasons", by: "t", pages: 3, page, reached: page, own_pace: false, place: 1, ...more },
];
const slide = (number: number, more: object = {}): Part => [
  "slide",
  `d.${number}`,
  2 + number,
  null,
  {
    ...{ deck: "d", number, file: `f${number}`, small: `s${number}`, wide: 1600, high: 1200 },
    ...{ text: `Text ${number}`, note: "", why: "", ...more },
  },
];
const showing: Part = ["showing", "main", 9, "main", { surface: "slides", what: "d", by: "t" }];

async function page(role: "teacher" | "learner", ...parts: Part[]) {
  const room = createRoomStore();
  const tell = vi.fn();
  const toast = vi.fn();
  const heard: ((said: unknown) => void)[] = [];
  sessionStorage.clear();
  const looking = {
    look: (_: string, __: string, hears: { gestures: (said: unknown) => void }) => void heard.push(hears.gestures),
    say: () => {},
  };
  const obey = vi.fn(() => Promise.resolve());
  const live = { room, tell, toast, obey, me: role === "teacher" ? "t" : "a", session: "s", looking };
  await renderFramed(
    <ClassContext
      value={{ live, info: { role }, me: { person: { id: role === "teacher" ? "t" : "a" } } } as unknown as InClass}
    >
      <Slides what={null} />
    </ClassContext>,
  );
  const ada: Part = ["member", "a", 1, null, { name: "Ada", role: "learner", place: "main" }];
  act(() => room.show([1, true, [], [], [member, ada, ...parts]]));
  return { room, tell, toast, heard, obey };
}

test("staff look through the pages alone, and show the one that they are at", async () => {
  const { tell } = await page("teacher", deck(0), slide(1), slide(2));
  expect(screen.getByRole("img", { name: "Page 1 of 3, Seasons" })).toBeTruthy();
  fireEvent.keyDown(document.body, { key: "ArrowRight" });
  expect(screen.getByRole("img", { name: "Page 2 of 3, Seasons" })).toBeTruthy();
  expect(tell).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Show page 2" }));
  expect(tell.mock.calls).toEqual([
    [{ kind: "slides.turn", deck: "d", page: 2 }],
    [{ kind: "showing.show", surface: "slides", what: "d" }],
  ]);
});

test("once all see them, the keys turn pages for all, past one that failed and not to one that is being made", async () => {
  const { tell } = await page(
    "teacher",
    showing,
    deck(1, { pages: 4 }),
    slide(1),
    slide(2, { file: "", why: "x" }),
    slide(3),
  );
  fireEvent.keyDown(document.body, { key: "ArrowRight" });
  expect(tell).toHaveBeenLastCalledWith({ kind: "slides.turn", deck: "d", page: 3 });
  fireEvent.keyDown(document.body, { key: "ArrowLeft" });
  expect(tell).toHaveBeenLastCalledWith({ kind: "slides.turn", deck: "d", page: 1 });
  fireEvent.keyDown(document.body, { key: "End" });
  fireEvent.keyDown(document.body, { key: "Home" });
  expect(tell).toHaveBeenLastCalledWith({ kind: "slides.turn", deck: "d", page: 1 });
});

test("a page that failed keeps its place and is tried again there", async () => {
  const { tell } = await page("teacher", deck(0), slide(1, { file: "", why: "It took too long." }));
  expect(screen.getByText("It took too long.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(tell).toHaveBeenCalledWith({ kind: "slides.retry", deck: "d", page: 1 });
});

test("the text of a page is read where the picture is not", async () => {
  await page("learner", showing, deck(2), slide(1), slide(2));
  const shown = screen.getByRole("img", { name: "Page 2 of 3, Seasons" });
  expect(document.getElementById(shown.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Text 2");
  expect(screen.queryByRole("button", { name: "Next page" })).toBeNull();
});

test("a pupil looks back, is told that it is for them alone, and goes back by one button", async () => {
  const { room, tell, toast } = await page("learner", showing, deck(2, { own_pace: true }), slide(1), slide(2));
  fireEvent.click(screen.getByRole("button", { name: "Page before" }));
  expect(tell).toHaveBeenLastCalledWith({ kind: "slides.look", deck: "d", page: 1 });
  act(() => room.show([2, false, [], [], [["reader", "a", 20, null, { deck: "d", page: 1, since_ms: 0 }]]]));
  expect(screen.getByText("Only you are on page 1")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /Ms Adeyemi is on page 2/ }));
  expect(tell).toHaveBeenLastCalledWith({ kind: "slides.look", deck: "d", page: 2 });
  act(() => room.show([3, false, [], [["reader", "a"]], []]));
  expect(toast).not.toHaveBeenCalled();
  expect(screen.getByRole("img", { name: "Page 2 of 3, Seasons" })).toBeTruthy();
});

test("where staff point is shown on that page and nowhere else, and what is no place is not", async () => {
  const { heard } = await page("learner", showing, deck(2), slide(1), slide(2));
  const said = (...place: unknown[]) => act(() => heard[0]?.([["t", [encode(place)]]]));
  said(2, 5_000, 99_999);
  expect(screen.queryByTestId("slides-dot")).toBeNull();
  said(2, 5_000, 2_500);
  expect(screen.getByTestId("slides-dot").style.cssText).toBe("left: 50%; top: 25%;");
  said(1, 5_000, 2_500);
  expect(screen.queryByTestId("slides-dot")).toBeNull();
});

test("who is brought back reads that they were", async () => {
  const reader: Part = ["reader", "a", 20, null, { deck: "d", page: 1, since_ms: 0 }];
  const { room, toast } = await page("learner", showing, deck(2, { own_pace: true }), slide(1), slide(2), reader);
  act(() => room.show([3, false, [], [["reader", "a"]], []]));
  expect(toast).toHaveBeenCalledWith({ kind: "info", title: "You were brought to page 2" });
});

test("what is drawn on a page is counted in its width, sent, and taken back by who drew it", async () => {
  HTMLElement.prototype.setPointerCapture = () => {};
  const box = { left: 100, top: 50, width: 500, height: 375 } as DOMRect;
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(box);
  const { obey } = await page("teacher", showing, deck(2), slide(1), slide(2));
  fireEvent.click(screen.getByRole("button", { name: "Draw" }));
  const paper = screen.getByTestId("slides-paper");
  fireEvent.pointerDown(paper, { button: 0, clientX: 200, clientY: 100 });
  fireEvent.pointerMove(paper, { clientX: 300, clientY: 150 });
  fireEvent.pointerUp(paper);
  expect(obey).toHaveBeenCalledTimes(1);
  const [wish] = obey.mock.calls[0] as unknown as [{ strokes: object[] }];
  expect(wish).toMatchObject({ kind: "ink.draw", deck: "d", page: 2 });
  expect(wish.strokes).toMatchObject([{ type: "freedraw", x: 200, y: 100, points: [0, 0, 2000, 1000] }]);
  expect(screen.getByTestId("slides-ink-outline").textContent).toBe("1 stroke is drawn here, by Ms Adeyemi");
  await act(async () => {
    fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  });
  expect(obey.mock.calls[1]).toMatchObject([{ strokes: [{ type: "erased" }] }]);
  expect(screen.queryByTestId("slides-ink-outline")).toBeNull();
});

test("a pupil draws on pages that were shown, unless the board is locked", async () => {
  const locks = (locked: string[]): Part =>
    ["locks", "locks", 30, null, { locked, preset: "open", by: "t", at_ms: 0 }] as unknown as Part;
  const { room } = await page("learner", showing, deck(2), slide(1), slide(2));
  expect(screen.getByRole("button", { name: "Draw" })).toBeTruthy();
  act(() => room.show([2, false, [], [], [locks(["board"])]]));
  expect(screen.queryByRole("button", { name: "Draw" })).toBeNull();
});
