import { decode } from "@msgpack/msgpack";
import { request } from "../api/request";
import type { Line } from "../wire/socket";

/** What came into a thing: `anew` means that what was in it before is gone. */
export interface Inside<Part> {
  rev: number;
  anew: boolean;
  parts: readonly Part[];
}

export type Said = readonly [person: string, said: readonly Uint8Array[]];

interface Hears {
  inside(came: Inside<never>): void;
  gestures(said: readonly Said[]): void;
}

interface Looked extends Hears {
  kind: string;
  id: string;
  /** So much of it this page has; -1: nothing yet. */
  rev: number;
}

const FETCH = -1; // in the place of the count: more came than the socket takes
const AGAIN_MS = 1_500;

/** The things into which this page looks, a board say. Of each it is told what comes in, from the count that it has. */
export class Looking {
  private readonly things = new Map<string, Looked>();
  private telling = false;

  constructor(
    private readonly session: string,
    private readonly line: Line,
  ) {}

  /**
   * Until the function that it returns is called. One at a time of the same thing.
   * `small`: all of it comes over the socket if it is little, so that a wall of things needs no request for each.
   */
  look<Part>(
    kind: string,
    id: string,
    hears: { inside: (came: Inside<Part>) => void; gestures: (said: readonly Said[]) => void },
    { small = false } = {},
  ): () => void {
    const looked: Looked = { ...(hears as Hears), kind, id, rev: small ? 0 : -1 };
    this.things.set(key(kind, id), looked);
    if (small) this.tell();
    else void this.fetch(looked);
    return () => {
      if (this.things.get(key(kind, id)) === looked) this.things.delete(key(kind, id));
      this.tell();
    };
  }

  say(kind: string, id: string, said: Uint8Array): void {
    this.line.say("gesture", { thing: kind, id, said });
  }

  /** The line is there (again). */
  up(): void {
    for (const looked of this.things.values()) void this.fetch(looked);
  }

  inside(bytes: Uint8Array): void {
    const [kind, id, , rev, anew, parts] = decode(bytes) as [string, string, number, number, boolean, never[]];
    const looked = this.things.get(key(kind, id));
    if (looked === undefined) return;
    if (rev === FETCH) return void this.fetch(looked);
    looked.rev = rev;
    looked.inside({ rev, anew, parts });
  }

  gestures(bytes: Uint8Array): void {
    for (const [kind, id, said] of decode(bytes) as [string, string, Said[]][])
      this.things.get(key(kind, id))?.gestures(said);
  }

  /** Compressed, by REST; then the socket goes on from there. */
  private async fetch(looked: Looked): Promise<void> {
    const { kind, id, rev } = looked;
    const query = new URLSearchParams({ kind, id, after: String(Math.max(0, rev)) });
    try {
      const came = await request<Inside<never>>(`/api/v1/sessions/${encodeURIComponent(this.session)}/inside?${query}`);
      if (this.things.get(key(kind, id)) !== looked) return;
      looked.rev = came.rev;
      looked.inside(came);
      this.tell();
    } catch {
      setTimeout(() => this.things.get(key(kind, id)) === looked && this.line.up && void this.fetch(looked), AGAIN_MS);
    }
  }

  /** Once, however many things one begins to look at just now. */
  private tell(): void {
    if (this.telling) return;
    this.telling = true;
    queueMicrotask(() => this.tellNow());
  }

  private tellNow(): void {
    this.telling = false;
    const things = [...this.things.values()].filter(({ rev }) => rev >= 0);
    this.line.ask("look", { things: things.map(({ kind, id, rev }) => [kind, id, rev]) }).catch(() => {}); // without a line: `up` says it again
  }
}

const key = (kind: string, id: string): string => `${kind} ${id}`;
