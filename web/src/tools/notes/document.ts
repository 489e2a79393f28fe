import { decode } from "@msgpack/msgpack";
import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import { Problem } from "../../api/request";
import type { LiveClass } from "../../session/live";
import type { Said } from "../../session/looking";
import { one } from "../../store/room";
import { type Left, left, type Place, updatesOf, write } from "./kept";

const SEND_MS = 100; // between two messages while somebody types: within what one person may ask of a class
const MOST_AT_ONCE = 32 * 1024; // bytes; what was written without a line goes in pieces
const FETCH_AGAIN_MS = 2_000;
const CARET_GONE_MS = 12_000; // one that is there says so every five seconds
export const FIELD = "notes";

export interface NotesState {
  /** The text as the server has it is here. */
  loaded: boolean;
  /** Something of one's own is not yet known to be kept by the server. */
  unsaved: boolean;
  /** Why the server does not take it; it stays on this device. */
  refused: string | null;
}

/** What one wrote, until the server has said that it is kept. */
interface Piece {
  update: Uint8Array;
  flying: boolean;
}

/**
 * One document as this page has it, and what of it the server does not have. Text merges by itself (Yjs), so order
 * and repetition do no harm: after a break all that is missing on either side is said again.
 */
export class NotesDocument {
  readonly doc = new Y.Doc();
  readonly store = createStore<NotesState>(() => ({ loaded: false, unsaved: false, refused: null }));
  /** Where others write, by person. */
  readonly carets = new Map<string, { at: Uint8Array; at_ms: number }>();
  private readonly watching = new Set<() => void>();
  private stopLooking = () => {};
  private fading: ReturnType<typeof setInterval> | undefined;
  private readonly found: Left;
  private pieces: Piece[];
  private version = -1;
  private broken = false; // the line was down: what others said meanwhile, and what we said, may be lost
  private timer: ReturnType<typeof setTimeout> | null = null;
  private sentMs = 0;
  private fetching = false;

  constructor(
    private readonly live: LiveClass,
    readonly id: string,
  ) {
    this.found = left(this.place);
    this.pieces = updatesOf(this.found).map((update) => ({ update, flying: false }));
    for (const { update } of this.pieces) this.apply(update);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.wrote(update);
    });
    live.typed.add((id, updates) => {
      if (id === this.id) for (const update of updates) this.apply(update);
    });
    live.room.subscribe(() => this.look());
    live.store.subscribe(({ lost }, before) => {
      if (lost !== null && before.lost === null) this.broken = true;
      if (lost === null && before.lost !== null) void this.fetch();
    });
    void this.fetch();
  }

  private get place(): Place {
    return { session: this.live.session, person: this.live.me, notes: this.id };
  }

  get text(): Y.XmlFragment {
    return this.doc.getXmlFragment(FIELD);
  }

  /** Until the function that it returns is called, one hears where others write: `drawn` draws them anew. */
  watch(drawn: () => void): () => void {
    if (this.watching.size === 0) {
      this.stopLooking = this.live.looking.look("notes", this.id, { inside() {}, gestures: (said) => this.hear(said) });
      this.fading = setInterval(() => this.fade(), CARET_GONE_MS / 4);
    }
    this.watching.add(drawn);
    return () => {
      this.watching.delete(drawn);
      if (this.watching.size > 0) return;
      this.stopLooking();
      clearInterval(this.fading);
      this.carets.clear();
    };
  }

  /** Where one's own caret is; nothing: nowhere. */
  say(at: Uint8Array): void {
    this.live.looking.say("notes", this.id, at);
  }

  private hear(said: readonly Said[]): void {
    for (const [person, messages] of said) {
      const at = messages.at(-1);
      if (at === undefined || person === this.live.me) continue;
      if (at.length === 0) this.carets.delete(person);
      else this.carets.set(person, { at, at_ms: Date.now() });
    }
    for (const drawn of this.watching) drawn();
  }

  private fade(): void {
    const since_ms = Date.now() - CARET_GONE_MS;
    const gone = [...this.carets].filter(([, { at_ms }]) => at_ms < since_ms);
    for (const [person] of gone) this.carets.delete(person);
    if (gone.length > 0) for (const drawn of this.watching) drawn();
  }

  private apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.doc, update, this);
    } catch {
      // what somebody's page made up; the rest of the text is there all the same
    }
  }

  private look(): void {
    const view = one(this.live.room.getState(), "notes", this.id)?.view;
    if (view === undefined || view.version <= this.version) return;
    if (view.version === this.version + 1 && view.last !== null) {
      this.apply(view.last);
      this.version = view.version;
    } else if (this.version >= 0) void this.fetch();
  }

  private async fetch(): Promise<void> {
    if (this.fetching) return;
    this.fetching = true;
    try {
      const there = `/api/v1/sessions/${encodeURIComponent(this.live.session)}/notes/${encodeURIComponent(this.id)}`;
      const response = await fetch(there, { credentials: "same-origin" });
      if (!response.ok) throw new Problem("notes", "The notes could not be read.", response.status);
      const [version, updates] = decode(new Uint8Array(await response.arrayBuffer())) as [number, Uint8Array[]];
      for (const update of updates) this.apply(update);
      this.version = version;
      if (this.broken) await this.rescue(updates);
      this.broken = false;
      this.store.setState({ loaded: true });
      this.pieces = this.pieces.map(({ update }) => ({ update, flying: false }));
      this.send();
    } catch {
      setTimeout(() => void this.fetch(), FETCH_AGAIN_MS);
    } finally {
      this.fetching = false;
    }
    this.look();
  }

  /** What others wrote just before the server broke, and only pages have: without it, what stands on it is nowhere. */
  private async rescue(known: Uint8Array[]): Promise<void> {
    const has = known.length > 0 ? Y.encodeStateVectorFromUpdate(Y.mergeUpdates(known)) : undefined;
    const missing = Y.encodeStateAsUpdate(this.doc, has);
    if (missing[0] !== 0 && missing.length <= MOST_AT_ONCE)
      void this.live.line.ask("write", { id: this.id, update: missing }).catch(() => {}); // one's own goes on its own
  }

  private wrote(update: Uint8Array): void {
    this.pieces.push({ update, flying: false });
    this.keep();
    this.timer ??= setTimeout(() => this.send(), Math.max(0, this.sentMs + SEND_MS - Date.now()));
  }

  private keep(): void {
    write(
      this.place,
      this.live.device,
      this.pieces.map(({ update }) => update),
      this.found,
    );
    this.store.setState({ unsaved: this.pieces.length > 0 });
  }

  /** What is not on its way yet; also after a refusal, when things may have changed. */
  send(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (!this.live.line.up || !this.store.getState().loaded) return;
    const waiting = this.pieces.filter(({ flying }) => !flying);
    const part: Piece[] = [];
    let size = 0;
    for (const piece of waiting) {
      if (part.length > 0 && size + piece.update.length > MOST_AT_ONCE) break;
      part.push(piece);
      size += piece.update.length;
    }
    if (part.length === 0) return;
    this.sentMs = Date.now();
    const one: Piece = { update: Y.mergeUpdates(part.map(({ update }) => update)), flying: true };
    this.pieces = [...this.pieces.filter((piece) => !part.includes(piece)), one];
    void this.deliver(one);
    if (part.length < waiting.length) this.timer = setTimeout(() => this.send(), SEND_MS);
  }

  private async deliver(piece: Piece): Promise<void> {
    try {
      await this.live.line.ask("write", { id: this.id, update: piece.update });
      this.pieces = this.pieces.filter((other) => other !== piece);
      this.store.setState({ refused: null });
    } catch (error) {
      piece.flying = false;
      const problem = error instanceof Problem ? error : new Problem("failed", String(error), 0);
      if (problem.retryAfterS !== undefined) setTimeout(() => this.send(), problem.retryAfterS * 1_000);
      else if (problem.code !== "offline") this.store.setState({ refused: problem.message });
    }
    this.keep();
  }
}

const documents = new WeakMap<LiveClass, Map<string, NotesDocument>>();

/** The same one for every part of the page, and as long as the class lasts: what is typed elsewhere goes on coming. */
export function documentOf(live: LiveClass, id: string): NotesDocument {
  const known = documents.get(live) ?? new Map<string, NotesDocument>();
  documents.set(live, known);
  const found = known.get(id) ?? new NotesDocument(live, id);
  known.set(id, found);
  return found;
}
