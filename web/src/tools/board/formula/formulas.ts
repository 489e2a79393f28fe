import type { Rendered } from "./tex";
import type { Answered, Asked } from "./worker";

const LONGEST_MS = 5_000; // of one formula; the slowest that was found takes 0.1 s on a slow computer
const COMES_MS = 30_000; // until what draws them is here, over a thin line
const MOST_KEPT = 300;

interface Waiting {
  latex: string;
  done: (made: Rendered) => void;
  fail: (problem: Error) => void;
}

/** Draws formulas, one after the other, each once. What draws them is loaded with the first. */
class Formulas {
  private worker: Worker | null = null;
  private answered = false; // this worker has, once
  private count = 0;
  private readonly queue: Waiting[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly known = new Map<string, Promise<Rendered>>();

  picture(latex: string): Promise<Rendered> {
    const known = this.known.get(latex);
    if (known) return known;
    const made = new Promise<Rendered>((done, fail) => {
      this.queue.push({ latex, done, fail });
      if (this.queue.length === 1) this.next();
    });
    this.known.set(latex, made);
    made.catch(() => this.answered || this.known.delete(latex)); // it did not come: tried again when asked again
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEPT && oldest !== undefined) this.known.delete(oldest);
    return made;
  }

  private next(): void {
    const [first] = this.queue;
    if (first === undefined) return;
    const worker = this.worker ?? this.start();
    this.count++;
    worker.postMessage([this.count, first.latex] satisfies Asked);
    this.timer = setTimeout(() => this.stop("it takes too long"), this.answered ? LONGEST_MS : COMES_MS);
  }

  private start(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "formulas" });
    worker.onerror = () => this.stop("what draws formulas could not be loaded");
    worker.onmessage = ({ data: [id, made, problem] }: MessageEvent<Answered>) => {
      if (id !== this.count) return;
      this.answered = true;
      this.settle(made ?? new Error(problem));
    };
    this.worker = worker;
    return worker;
  }

  /** Another begins anew with the next one. */
  private stop(why: string): void {
    this.worker?.terminate();
    this.worker = null;
    this.settle(new Error(why));
    this.answered = false;
  }

  private settle(outcome: Rendered | Error): void {
    clearTimeout(this.timer);
    const first = this.queue.shift();
    if (outcome instanceof Error) first?.fail(outcome);
    else first?.done(outcome);
    this.next();
  }
}

const formulas = new Formulas();
export const pictureOf = (latex: string): Promise<Rendered> => formulas.picture(latex);

/** As a picture for the page and for what is saved: nothing in it runs, and it asks for nothing. */
export function address(svg: string, colour: string): string {
  const bytes = new TextEncoder().encode(svg.replaceAll("currentColor", colour));
  return `data:image/svg+xml;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** What Excalidraw calls that picture on this page; it does not travel. */
export function fileOf(latex: string, colour: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]; // cyrb53, of whoever may use it (public domain)
  for (const letter of `${colour} ${latex}`) {
    const code = letter.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return `formula-${(high >>> 0).toString(16)}${(low >>> 0).toString(16)}`;
}
