import { keep, kept } from "../../store/kept";
import type { Brush, Tool } from "./Canvas";
import type { Shape } from "./shapes";

export const INK = "#182723";
export const COLOURS = [
  ["ink", INK],
  ["green", "#1c6b5a"],
  ["blue", "#35599f"],
  ["red", "#b23b26"],
  ["yellow", "#b27700"],
] as const;
const PEN = { width: 2, opacity: 100 };
const MARKER = { width: 8, opacity: 40, colour: "#f5b52e" };

/** What one draws with. This tab keeps it, so that it is in the hand again after a reload. */
export interface Hand {
  tool: Tool;
  marker: boolean;
  colour: string;
}

const KEY = "classroom:hand";
const FIRST: Hand = { tool: "freedraw", marker: false, colour: INK };

export const lastHand = (): Hand => ({ ...FIRST, ...kept<Partial<Hand>>(KEY, {}, sessionStorage) });
export const keepHand = (change: Partial<Hand>): void => keep(KEY, { ...lastHand(), ...change }, sessionStorage);

export const brushOf = ({ marker, colour }: Omit<Hand, "tool">): Partial<Brush> =>
  marker ? MARKER : { ...PEN, colour };

const drawnOn = (mine: string, board: string) => `classroom:drawn:${mine}:${board}`;

/** What was drawn here and the server has not shown yet. */
export const keptDrawn = (mine: string, board: string): Shape[] => kept(drawnOn(mine, board), [], sessionStorage);

export function keepDrawn(mine: string, board: string, shapes: readonly Shape[]): void {
  try {
    keep(drawnOn(mine, board), shapes.length === 0 ? null : shapes, sessionStorage);
  } catch {
    // the browser's place is full: it is still in this page
  }
}
