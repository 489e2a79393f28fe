import type { Hand } from "../board/hand";
import { brushOf } from "../board/hand";
import { type Element, type Point, toElement, toPoints, type Visible } from "../board/shapes";
import type { BoardSync } from "../board/sync";

/** A page is so many units wide, whatever its screen is. */
export const WIDE = 1_000;
const WIDER = 2; // than on a board, whose paper is larger
const NEAR = 14; // units from the middle of a stroke at which the eraser takes it
const APART = 1.5; // of two points that are worth keeping

export type Stroke = Extract<Visible, { type: "freedraw" }>;

/** On `page`, from this point on. */
export function begun(page: number, [x, y]: Point, hand: Omit<Hand, "tool">): Element {
  const { colour, width = 2, opacity = 100 } = brushOf(hand);
  const random = Math.floor(Math.random() * 2 ** 31);
  const time = Date.now().toString(36);
  const id = `${page}.${time}${random.toString(36)}`;
  return {
    ...{ id, type: "freedraw", version: 1, versionNonce: random, isDeleted: false, index: `a${time}` }, // the last is the last
    ...{ x, y, width: 0, height: 0, points: [[0, 0]], simulatePressure: true },
    ...{ strokeColor: colour, strokeWidth: width * WIDER, opacity },
  };
}

/** The same, drawn on to this point. */
export function drawnTo(element: Element, [x, y]: Point): Element {
  const points = element.points as Point[];
  const next: Point = [x - (element.x as number), y - (element.y as number)];
  const last = points.at(-1) ?? [0, 0];
  if (Math.hypot(next[0] - last[0], next[1] - last[1]) < APART) return element;
  return {
    ...element,
    points: [...points, next],
    width: Math.max(element.width as number, Math.abs(next[0])),
    height: Math.max(element.height as number, Math.abs(next[1])),
  };
}

export const strokesOf = (sync: BoardSync): { shape: Stroke; by: string | undefined }[] =>
  sync.shapes().flatMap(({ shape, by }) => (shape.type === "freedraw" ? [{ shape, by }] : []));

export function erase(sync: BoardSync, stroke: Stroke): void {
  const versionNonce = Math.floor(Math.random() * 2 ** 31);
  sync.took([{ ...toElement(stroke), version: stroke.version + 1, versionNonce, isDeleted: true }], new Set());
}

export function isNear(stroke: Stroke, [x, y]: Point): boolean {
  const points = toPoints(stroke.points);
  const at: Point = [x - stroke.x, y - stroke.y];
  return points.some((point, n) => distance(at, points[n - 1] ?? point, point) < NEAR);
}

export const pathOf = (x: number, y: number, points: readonly Point[]): string =>
  points.map(([right, down], n) => `${n === 0 ? "M" : "L"}${tenths(x + right)} ${tenths(y + down)}`).join("") +
  (points.length === 1 ? "h0.1" : ""); // a dot

const tenths = (value: number): number => Math.round(value * 10) / 10;

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
