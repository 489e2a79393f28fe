import { expect, test, vi } from "vitest";
import {
  type Drawn,
  type Element,
  type Shape,
  toElement,
  toPoints,
  toShape,
  toSteps,
  type Visible,
  wins,
} from "./shapes";
import { BoardSync } from "./sync";

const rectangle = (id: string, version = 1, versionNonce = 1, index = "a1"): Shape => ({
  ...{ type: "rectangle", id, version, versionNonce, index },
  ...{ x: 0, y: 0, width: 5, height: 5 },
});
const erased = (id: string, version: number): Shape => ({ type: "erased", id, version, versionNonce: 1 });
const came = (...shapes: Shape[]) => ({ rev: 1, anew: false, parts: shapes.map((shape): Drawn => [shape, "ada", 1]) });
const element = (shape: Shape): Element => toElement(shape as Exclude<Shape, { type: "erased" }>);
const NOTHING = new Set<string>();

function board(answer: (shapes: Shape[]) => Promise<unknown> = async () => 1) {
  const send = vi.fn(answer);
  const changed = vi.fn();
  return { send, changed, sync: new BoardSync(send, changed, () => 0.5) };
}

/** As the canvas does after each change. */
function refresh(sync: BoardSync, elements: readonly Element[], busy = NOTHING): Element[] {
  sync.took(elements, busy);
  const scene = sync.scene(elements, busy);
  sync.holds(scene, busy);
  return scene;
}

test("what travels comes out as it was, and defaults do not travel", () => {
  const line = {
    ...element(rectangle("f")),
    type: "freedraw",
    points: [
      [0, 0],
      [3.26, -1.04],
    ],
    pressures: [],
    simulatePressure: true,
  };
  const shape = toShape(line as Element);
  expect(shape).toEqual({ ...rectangle("f"), type: "freedraw", points: [0, 0, 33, -10] });
  expect(toElement(shape as never)).toMatchObject({
    points: [
      [0, 0],
      [3.3, -1],
    ],
    strokeColor: "#1e1e1e",
    opacity: 100,
  });
});

test("errors of rounding do not add up along a stroke", () => {
  const points = Array.from({ length: 500 }, (_, n) => [n * 0.34, Math.sin(n) * 7] as const);
  const back = toPoints(toSteps(points));
  for (const [n, [x, y]] of points.entries()) {
    expect(Math.abs((back[n]?.[0] ?? 0) - x)).toBeLessThanOrEqual(0.051);
    expect(Math.abs((back[n]?.[1] ?? 0) - y)).toBeLessThanOrEqual(0.051);
  }
});

test("a formula travels as what was typed, and is a picture for the canvas alone", () => {
  const shape = { ...rectangle("x"), type: "formula", latex: "\\frac{1}{2}", strokeColor: "#1c6b5a" } as Visible;
  const drawn = toElement(shape);
  expect(drawn).toMatchObject({ type: "image", status: "saved", customData: { latex: "\\frac{1}{2}" } });
  expect(drawn.fileId).not.toBe(toElement({ ...shape, strokeColor: "#b23b26" }).fileId);
  expect(toShape(drawn)).toEqual(shape);
});

test("web pages and pictures that are on their way are nothing for a board", () => {
  expect(toShape({ ...element(rectangle("e")), type: "embeddable" })).toBeNull();
  expect(toShape({ ...element(rectangle("i")), type: "image", fileId: null })).toBeNull();
});

test("of two versions the higher wins, of equal ones the lower nonce", () => {
  expect(wins(rectangle("r", 2, 9), rectangle("r", 1, 1))).toBe(true);
  expect(wins(rectangle("r", 2, 1), rectangle("r", 2, 2))).toBe(true);
  expect(wins(rectangle("r", 2, 1), rectangle("r", 2, 1))).toBe(false);
});

test("the same lies there whatever came first", () => {
  const versions = [
    rectangle("r", 1, 3),
    rectangle("r", 2, 2),
    erased("r", 3),
    rectangle("s", 1, 1),
    rectangle("s", 1, 0),
  ];
  const orders = versions.flatMap((_, n) => [[...versions.slice(n), ...versions.slice(0, n)], [...versions].reverse()]);
  const ends = orders.map((order) => {
    const { sync } = board();
    for (const shape of order) sync.came(came(shape));
    return JSON.stringify(sync.shapes());
  });
  expect(new Set(ends).size).toBe(1);
  expect(ends[0]).toBe(JSON.stringify([{ shape: rectangle("s", 1, 0), by: "ada" }]));
});

test("what was drawn is sent once, and not what came from others", async () => {
  const { sync, send } = board();
  sync.came(came(rectangle("r")));
  const scene = refresh(sync, []);
  refresh(sync, [...scene, element(rectangle("mine", 1, 1, "a2"))]);
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  refresh(sync, refresh(sync, [...scene, element(rectangle("mine", 1, 1, "a2"))]));
  expect(send.mock.calls.map(([shapes]) => shapes.map(({ id }) => id))).toEqual([["mine"]]);
});

test("what is in hand is sent when it is let go, and nobody's change takes it out of the hand", async () => {
  const { sync, send } = board();
  sync.came(came(rectangle("r")));
  const [held] = refresh(sync, []);
  const dragged = { ...held, x: 50, version: 5 } as Element;
  sync.took([dragged], new Set(["r"]));
  sync.came(came(rectangle("r", 3)));
  expect(sync.scene([dragged], new Set(["r"]))).toEqual([dragged]);
  expect(send).not.toHaveBeenCalled();
  refresh(sync, [dragged]);
  expect(send).toHaveBeenCalledWith([expect.objectContaining({ id: "r", x: 50, version: 5 })]);
});

test("what the server refuses is shown as it was", async () => {
  const { sync, changed } = board(() => Promise.reject(new Error("not yours")));
  sync.came(came(rectangle("r")));
  const [theirs] = refresh(sync, []);
  const moved = { ...theirs, x: 9, version: 2 } as Element;
  refresh(sync, [moved]);
  await vi.waitFor(() => expect(sync.settled).toBe(true));
  expect(changed).toHaveBeenCalledTimes(2);
  expect(refresh(sync, [moved])).toMatchObject([{ x: 0, version: 1 }]);
});

test("two who draw at the same moment do not lie at the same height", () => {
  const first = board();
  const second = {
    sync: new BoardSync(
      async () => 1,
      () => {},
      () => 0.1,
    ),
  };
  const said: Shape[] = [];
  for (const [n, { sync }] of [first, second].entries()) {
    sync.took([element(rectangle(`r${n}`, 1, 1, "a1"))], NOTHING);
    said.push(...sync.shapes().map(({ shape }) => shape));
  }
  const heights = said.map((shape) => (shape.type === "erased" ? "" : shape.index));
  expect(new Set(heights).size).toBe(2);
  expect(heights.every((height) => height > "a1" && height < "a2")).toBe(true);
});

test("what others erased goes, and one's own erasing travels as little as possible", async () => {
  const { sync, send } = board();
  sync.came(came(rectangle("r"), rectangle("s", 1, 1, "a2")));
  const scene = refresh(sync, []);
  sync.came(came(erased("r", 2)));
  const left = refresh(sync, scene);
  expect(left.map(({ id, isDeleted }) => [id, isDeleted])).toEqual([
    ["r", true],
    ["s", false],
  ]);
  refresh(
    sync,
    left.map((one) => (one.id === "s" ? { ...one, isDeleted: true, version: 2, versionNonce: 7 } : one)),
  );
  expect(send).toHaveBeenCalledWith([{ type: "erased", id: "s", version: 2, versionNonce: 7 }]);
});

test("a cleared board is empty, whatever was there", () => {
  const { sync } = board();
  sync.came(came(rectangle("r")));
  sync.came({ rev: 2, anew: true, parts: [] });
  expect(refresh(sync, refresh(sync, []))).toEqual([]);
});

test("what was drawn and not shown yet is kept, and another page goes on with it", async () => {
  const keep = vi.fn<(mine: readonly Shape[]) => void>();
  const before = new BoardSync(
    () => new Promise(() => {}),
    () => {},
    () => 0.5,
    keep,
  );
  refresh(before, [element(rectangle("a"))]);
  const [left] = keep.mock.lastCall ?? [];
  expect(left?.map(({ id }) => id)).toEqual(["a"]);

  const { send, sync } = board();
  sync.goOn(left ?? []);
  expect(sync.shapes().map(({ shape }) => shape.id)).toEqual(["a"]);
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith(left));
  before.came(came(...(left ?? [])));
  expect(keep).toHaveBeenLastCalledWith([]);
});
