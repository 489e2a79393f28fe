import type { Inside } from "../../session/looking";
import { type Drawn, type Element, type Shape, toElement, toShape, wins } from "./shapes";

const MOST_AT_ONCE = 64; // things in one wish; the server takes no more
const MOST_BYTES = 100_000; // of one wish, about
const SHOWN_WITHIN_MS = 3_000; // after its answer; what the server has not shown by then it left out
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Sends what was drawn; fulfilled with the server's answer. */
export type Send = (shapes: Shape[]) => Promise<unknown>;

/**
 * A board's things on this page: what the server says lies there, and one's own changes that it has not shown yet.
 * Knows nothing of how they are drawn.
 */
export class BoardSync {
  private readonly truth = new Map<string, { shape: Shape; by: string }>();
  private readonly mine = new Map<string, Shape>(); // changed here, until the server shows it or refused
  private readonly unsent = new Set<string>();
  private readonly drawn = new Map<string, string>(); // what the canvas holds, by version
  private sending = false;
  private top = ""; // the highest index that is taken
  private readonly random: () => number;

  constructor(
    private readonly send: Send,
    private readonly changed: () => void,
    random: () => number = Math.random,
    /** All that the server has not shown yet, so that a reload can go on with it. */
    private readonly keep: (mine: readonly Shape[]) => void = () => {},
  ) {
    this.random = random;
  }

  /** With what an earlier page had drawn; what the server has already stays as it is there. */
  goOn(shapes: readonly Shape[]): void {
    for (const shape of shapes) {
      this.mine.set(shape.id, shape);
      this.unsent.add(shape.id);
    }
    if (shapes.length === 0) return;
    this.changed();
    void this.flush();
  }

  /** From the server. */
  came({ anew, parts }: Inside<Drawn>): void {
    if (anew) this.truth.clear();
    for (const [shape, by] of parts) {
      const known = this.truth.get(shape.id);
      if (known !== undefined && !wins(shape, known.shape)) continue;
      this.truth.set(shape.id, { shape, by });
      const own = this.mine.get(shape.id);
      if (own !== undefined && !wins(own, shape)) this.forget(shape.id);
      if (shape.type !== "erased" && shape.index > this.top) this.top = shape.index;
    }
    this.changed();
  }

  /** From the canvas, where nothing of it is being drawn just now; `busy` are left for later. */
  took(elements: readonly Element[], busy: ReadonlySet<string>): void {
    for (const element of elements) {
      const version = versionOf(element);
      if (busy.has(element.id) || this.drawn.get(element.id) === version) continue;
      this.drawn.set(element.id, version);
      if (element.isDeleted && !this.truth.has(element.id) && !this.mine.has(element.id)) continue;
      const shape = toShape(this.onTop(element));
      const known = this.mine.get(element.id) ?? this.truth.get(element.id)?.shape;
      if (shape === null || (known !== undefined && !wins(shape, known))) continue;
      this.mine.set(shape.id, shape);
      this.unsent.add(shape.id);
      this.keep([...this.mine.values()]);
    }
    void this.flush();
  }

  /** What the canvas should hold, in the order in which it lies there. What is `busy` stays as it is. */
  scene(now: readonly Element[], busy: ReadonlySet<string>): Element[] {
    const before = new Map(now.map((element) => [element.id, element]));
    const scene: Element[] = [];
    for (const id of new Set([...this.truth.keys(), ...this.mine.keys(), ...busy])) {
      const old = before.get(id);
      const shape = this.mine.get(id) ?? this.truth.get(id)?.shape;
      if (busy.has(id) || shape === undefined) {
        if (old !== undefined) scene.push(old);
      } else if (shape.type === "erased") {
        if (old !== undefined) scene.push({ ...old, isDeleted: true, ...versions(shape) });
      } else if (old !== undefined && versionOf(old) === versionOf(shape) && !old.isDeleted) {
        scene.push(old.index === shape.index ? old : { ...old, index: shape.index });
      } else scene.push(toElement(shape));
    }
    scene.sort((a, b) => order(a.index, b.index) || order(a.id, b.id));
    return scene;
  }

  /** The canvas holds these now; what differs later is one's own doing. */
  holds(elements: readonly Element[], busy: ReadonlySet<string>): void {
    for (const element of elements) if (!busy.has(element.id)) this.drawn.set(element.id, versionOf(element));
  }

  /** What lies there, for lists and thumbnails: lowest first. */
  shapes(): { shape: Exclude<Shape, { type: "erased" }>; by: string | undefined }[] {
    const ids = new Set([...this.truth.keys(), ...this.mine.keys()]);
    return [...ids]
      .map((id) => ({ shape: this.mine.get(id) ?? this.truth.get(id)?.shape, by: this.truth.get(id)?.by }))
      .flatMap(({ shape, by }) => (shape === undefined || shape.type === "erased" ? [] : [{ shape, by }]))
      .sort((a, b) => order(a.shape.index, b.shape.index) || order(a.shape.id, b.shape.id));
  }

  /** How many things the server says lie there. */
  get count(): number {
    let count = 0;
    for (const { shape } of this.truth.values()) if (shape.type !== "erased") count++;
    return count;
  }

  has(id: string): boolean {
    return this.truth.has(id);
  }

  /** Whether everything is with the server. */
  get settled(): boolean {
    return this.mine.size === 0;
  }

  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.unsent.size > 0) {
      const wish: Shape[] = [];
      for (let bytes = 0; wish.length < MOST_AT_ONCE; ) {
        const [id] = this.unsent;
        const shape = id === undefined ? undefined : this.mine.get(id);
        if (id === undefined) break;
        bytes += shape === undefined ? 0 : JSON.stringify(shape).length;
        if (wish.length > 0 && bytes > MOST_BYTES) break;
        this.unsent.delete(id);
        if (shape !== undefined) wish.push(shape);
      }
      try {
        await this.send(wish);
        setTimeout(() => this.drop(wish), SHOWN_WITHIN_MS);
      } catch {
        this.drop(wish);
      }
    }
    this.sending = false;
  }

  /** What the server did not take: then what it has is shown again. */
  private drop(shapes: readonly Shape[]): void {
    let dropped = false;
    for (const shape of shapes) {
      if (this.mine.get(shape.id) !== shape) continue;
      this.forget(shape.id);
      dropped = true;
    }
    if (dropped) this.changed();
  }

  private forget(id: string): void {
    this.mine.delete(id);
    this.unsent.delete(id);
    this.keep([...this.mine.values()]);
  }

  /** Two who draw at the same moment would both be next after what is on top: so each lies a bit above it. */
  private onTop(element: Element): Element {
    if (element.index === null || this.truth.has(element.id) || this.mine.has(element.id)) return element;
    if (element.index <= this.top) return element;
    const digit = (least: number) => DIGITS[least + Math.floor(this.random() * (DIGITS.length - least))];
    const index = `${element.index}${digit(0)}${digit(0)}${digit(1)}`; // an index never ends in 0
    this.top = index;
    return { ...element, index };
  }
}

const versionOf = ({ version, versionNonce }: { version: number; versionNonce: number }) =>
  `${version}:${versionNonce}`;
const versions = ({ version, versionNonce }: Shape) => ({ version, versionNonce });
const order = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  return (a ?? "") < (b ?? "") ? -1 : 1;
};
