import type { Command } from "../../wire/views";
import { fileOf } from "./formula/formulas";

export type Shape = Extract<Command, { kind: "board.draw" }>["shapes"][number];
export type Erased = Extract<Shape, { type: "erased" }>;
export type Visible = Exclude<Shape, Erased>;
/** As the server tells of it: what, who drew it first, when on this board. */
export type Drawn = readonly [shape: Shape, by: string, rev: number];

/** An element as Excalidraw keeps it, as far as we look at it. */
export interface Element {
  id: string;
  type: string;
  version: number;
  versionNonce: number;
  isDeleted: boolean;
  index: string | null;
  [field: string]: unknown;
}

interface Versioned {
  version: number;
  versionNonce: number;
}

/** The server's rule (`classroom/rooms/shapes.py`): the higher version, of equal ones the lower nonce. */
export const wins = (one: Versioned, other: Versioned): boolean =>
  one.version > other.version || (one.version === other.version && one.versionNonce < other.versionNonce);

/** Of what says no colour. */
export const INK = "#1e1e1e";

/** What a thing is where it says nothing, as on the server; such fields do not travel. */
const DEFAULTS: Record<string, unknown> = {
  seed: 1,
  angle: 0,
  strokeColor: INK,
  backgroundColor: "transparent",
  fillStyle: "solid",
  strokeWidth: 2,
  strokeStyle: "solid",
  roughness: 0,
  opacity: 100,
  locked: false,
  simulatePressure: true,
  elbowed: false,
  fontSize: 20,
  fontFamily: 6,
  textAlign: "left",
  verticalAlign: "top",
  autoResize: true,
  lineHeight: 1.25,
};
const OF_ALL = [
  ...["id", "type", "version", "versionNonce", "seed", "angle", "strokeColor", "backgroundColor", "fillStyle"],
  ...["strokeWidth", "strokeStyle", "roughness", "opacity", "locked"],
];
const OF: Record<string, readonly string[]> = {
  rectangle: [],
  diamond: [],
  ellipse: [],
  freedraw: ["simulatePressure"],
  line: ["startBinding", "endBinding", "startArrowhead", "endArrowhead"],
  arrow: ["elbowed", "startBinding", "endBinding", "startArrowhead", "endArrowhead"],
  text: [
    ...["text", "originalText", "fontSize", "fontFamily", "textAlign", "verticalAlign", "containerId", "autoResize"],
    "lineHeight",
  ],
  image: ["fileId", "scale", "crop"],
  formula: ["latex"],
};
const NUMBERS = ["x", "y", "width", "height"];

/** Null: nothing that a board takes (a web page, a picture that is on its way still). */
export function toShape(element: Element): Shape | null {
  const { id, version, versionNonce } = element;
  if (element.isDeleted) return { type: "erased", id, version, versionNonce };
  const latex = latexOf(element);
  const more = OF[latex === undefined ? element.type : "formula"];
  if (more === undefined || element.index === null || (element.type === "image" && !element.fileId)) return null;
  const shape: Record<string, unknown> = { index: element.index };
  for (const field of NUMBERS) shape[field] = round(element[field] as number);
  for (const field of [...OF_ALL, ...more]) {
    const value = element[field];
    if (value != null && value !== DEFAULTS[field]) shape[field] = value;
  }
  if (latex !== undefined) Object.assign(shape, { type: "formula", latex });
  for (const end of ["startBinding", "endBinding"]) if (shape[end]) shape[end] = binding(shape[end]);
  if (element.roundness != null) shape.roundness = element.roundness;
  for (const list of ["groupIds", "boundElements"]) {
    if ((element[list] as unknown[] | null)?.length) shape[list] = element[list];
  }
  if ("points" in element) shape.points = toSteps(element.points as Point[]);
  if (element.type === "freedraw" && element.simulatePressure === false)
    shape.pressures = (element.pressures as number[]).map((pressure) => Math.round(pressure * 100));
  return shape as unknown as Shape;
}

/** What is written in a formula; Excalidraw holds it as a picture. */
export function latexOf({ type, customData }: { type: string; customData?: unknown }): string | undefined {
  const latex = type === "image" && (customData as { latex?: unknown } | null | undefined)?.latex;
  return typeof latex === "string" ? latex : undefined;
}

/** What Excalidraw draws for it. */
export function toElement(shape: Visible): Element {
  const more = OF[shape.type] ?? [];
  const element: Record<string, unknown> = {
    ...Object.fromEntries([...OF_ALL, ...more].map((field) => [field, DEFAULTS[field] ?? null])),
    ...shape,
    isDeleted: false,
    frameId: null,
    link: null,
    updated: 1,
    roundness: shape.roundness ?? null,
    groupIds: shape.groupIds ?? [],
    boundElements: shape.boundElements?.length ? shape.boundElements : null,
  };
  if ("points" in shape) element.points = toPoints(shape.points);
  if (shape.type === "freedraw") element.pressures = (shape.pressures ?? []).map((pressure) => pressure / 100);
  if (shape.type !== "rectangle" && "points" in shape) element.lastCommittedPoint = null;
  if (shape.type === "arrow") Object.assign(element, { fixedSegments: null, startIsSpecial: null, endIsSpecial: null });
  if (shape.type === "image") Object.assign(element, { status: "saved", scale: shape.scale ?? [1, 1] });
  if (shape.type === "formula") {
    const file = { fileId: fileOf(shape.latex, shape.strokeColor ?? INK), customData: { latex: shape.latex } };
    Object.assign(element, { type: "image", status: "saved", scale: [1, 1], crop: null, ...file });
    element.latex = undefined;
  }
  return element as Element;
}

export type Point = readonly [x: number, y: number];
const TENTHS = 10;
const round = (value: number): number => Math.round(value * 100) / 100;

/** From each point to the next in tenths of a unit, so that no error adds up. */
export function toSteps(points: readonly Point[]): number[] {
  let [x, y] = [0, 0];
  return points.flatMap(([toX, toY]) => {
    const [nextX, nextY] = [Math.round(toX * TENTHS), Math.round(toY * TENTHS)];
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
}

export function toPoints(steps: readonly number[]): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let n = 0; n + 1 < steps.length; n += 2) {
    x += steps[n] ?? 0;
    y += steps[n + 1] ?? 0;
    points.push([x / TENTHS, y / TENTHS]);
  }
  return points;
}

function binding(bound: unknown): unknown {
  const { elementId, focus, gap, fixedPoint } = bound as Record<string, unknown>;
  return { elementId, focus, gap, ...(fixedPoint ? { fixedPoint } : {}) };
}
