import { decode, encode } from "@msgpack/msgpack";
import type { Said } from "../../session/looking";
import { type Element, type Point, toPoints, toSteps } from "./shapes";

/** What somebody is drawing now, as far as it has come. */
export interface Draft {
  id: string;
  type: string;
  colour: string;
  width: number;
  opacity: number;
  x: number;
  y: number;
  /** From `x`, `y` on; of a rectangle and the like its far corner alone. */
  points: Point[];
}

/** Where somebody is on the board. */
export interface Pointer {
  person: string;
  x: number;
  y: number;
  at_ms: number;
  draft: Draft | null;
}

type Sent = [x: number, y: number, draft?: [...DraftHead, from: number, steps: number[]]];
type DraftHead = [id: string, type: string, colour: string, width: number, opacity: number, x: number, y: number];

const TICK_MS = 50; // as the server
const MOST_POINTS = 200; // in one message; a hand makes ten in a tick
const GONE_MS = 4_000; // a pointer that says nothing
const LINES = new Set(["freedraw", "line", "arrow"]);

/** Says what one's own pointer does, at most once a tick, of a stroke only what came since. */
export class Telling {
  private told_ms = 0;
  private stroke = "";
  private told = 0; // points of it

  constructor(
    private readonly say: (said: Uint8Array) => void,
    private readonly now: () => number,
  ) {}

  moved(x: number, y: number, drawing: Element | null): void {
    const at_ms = this.now();
    if (at_ms - this.told_ms < TICK_MS) return;
    this.told_ms = at_ms;
    const where: Sent = [Math.round(x), Math.round(y)];
    this.say(encode(drawing === null || drawing.isDeleted ? where : [...where, this.draft(drawing)]));
  }

  private draft(element: Element): NonNullable<Sent[2]> {
    const { id, type, x, y, width, height } = element as Element & Record<"x" | "y" | "width" | "height", number>;
    const all: readonly Point[] = LINES.has(type) ? (element.points as Point[]) : [[width, height]];
    if (this.stroke !== id || all.length < this.told || type !== "freedraw") this.told = 0;
    this.stroke = id;
    const from = this.told;
    const points = all.slice(from, from + MOST_POINTS);
    this.told = from + points.length;
    const look = [element.strokeColor as string, element.strokeWidth as number, element.opacity as number] as const;
    return [id, type, ...look, Math.round(x), Math.round(y), from, toSteps(points)];
  }
}

/** The others' pointers on this board. What came late or in pieces is shown as far as it came. */
export class Pointers {
  private readonly known = new Map<string, Pointer>();

  constructor(
    private readonly me: string,
    private readonly now: () => number,
  ) {}

  heard(said: readonly Said[]): void {
    for (const [person, messages] of said) {
      if (person === this.me) continue;
      for (const message of messages) {
        const pointer = this.after(person, message);
        if (pointer !== null) this.known.set(person, pointer);
      }
    }
  }

  /** `is_there`: of drafts whose stroke has arrived only the pointer is left. */
  all(isThere: (id: string) => boolean): Pointer[] {
    const since_ms = this.now() - GONE_MS;
    for (const [person, { at_ms }] of this.known) if (at_ms < since_ms) this.known.delete(person);
    return [...this.known.values()].map((pointer) =>
      pointer.draft !== null && isThere(pointer.draft.id) ? { ...pointer, draft: null } : pointer,
    );
  }

  private after(person: string, message: Uint8Array): Pointer | null {
    const sent = read(message);
    if (sent === null) return null;
    const [x, y, drawn] = sent;
    const before = this.known.get(person)?.draft ?? null;
    const at_ms = this.now();
    if (drawn === undefined) return { person, x, y, at_ms, draft: before };
    const [id, type, colour, width, opacity, left, top, from, steps] = drawn;
    const points =
      before?.id === id && from > 0 ? [...before.points.slice(0, from), ...toPoints(steps)] : toPoints(steps);
    return { person, x, y, at_ms, draft: { id, type, colour, width, opacity, x: left, y: top, points } };
  }
}

/** Other pages' bytes: the server passes them on as they are, so they are looked at here. */
function read(message: Uint8Array): Sent | null {
  try {
    const sent: unknown = decode(message);
    if (!Array.isArray(sent) || !numbers(sent.slice(0, 2), 2)) return null;
    const draft: unknown = sent[2];
    if (draft === undefined) return sent as Sent;
    if (!Array.isArray(draft) || draft.length !== 9) return null;
    const [id, type, colour, ...rest] = draft as unknown[];
    const steps: unknown = rest.pop();
    if (![id, type, colour].every((word) => typeof word === "string" && word.length <= 64)) return null;
    if (!numbers(rest, 5) || !Array.isArray(steps) || !numbers(steps, steps.length)) return null;
    return sent as Sent;
  } catch {
    return null;
  }
}

const numbers = (list: unknown[], count: number): boolean => list.length === count && list.every(Number.isFinite);
