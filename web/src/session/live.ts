import { decode } from "@msgpack/msgpack";
import { createStore } from "zustand/vanilla";
import { reloadOnce } from "../api/reload";
import { Problem, request } from "../api/request";
import { MediaHub } from "../media/hub";
import type { LocalMedia } from "../media/local";
import { type Speaker, speaker } from "../stage/layout";
import { peopleIn, peopleWith } from "../store/people";
import { createRoomStore } from "../store/room";
import { setByServer } from "../wire/clock";
import { newId } from "../wire/ids";
import { type Entry, Outbox } from "../wire/outbox";
import { Line } from "../wire/socket";
import type { Door, Heard, Joined, Shown } from "../wire/types";
import type { Command, Emoji } from "../wire/views";
import { Looking } from "./looking";
import { Moves } from "./moves";
import { Sending } from "./sending";

export interface Wish {
  where: "remote" | "here";
  roomDevice: boolean;
}

/** A short message to this person, until it is taken away. */
export interface Toast {
  id: string;
  kind: "info" | "hand" | "alert" | "accent";
  title: string;
  /** The title is a sentence of the server, with its code; the page says it in its own language. */
  code?: string;
  more?: string;
  /** One thing that can be done about it while it is there. */
  action?: { word: string; run: () => void };
}

export type News =
  | "muted"
  | "camera_stopped"
  | "microphone_locked"
  | "camera_locked"
  | "screen_locked"
  | "microphone_never"
  | "camera_never"
  | "screen_never";

export interface LiveState {
  phase: "joining" | "lobby" | "in" | "ended" | "removed" | "elsewhere" | "signed_out" | "failed";
  door: Door | null;
  /** Since when the line to the server is down, and how often it was tried; null: it is up. */
  lost: { since_ms: number; tries: number } | null;
  levels: Readonly<Record<string, number>>;
  speaker: Speaker | null;
  waiting: readonly Entry[];
  reactions: readonly { id: string; person: string; emoji: Emoji; at_ms: number }[];
  toasts: readonly Toast[];
  /** No pictures wanted, one's own included: a weak or dear line. */
  onlySound: boolean;
  problem: Problem | null;
}

const REACTION_MS = 4_000;
const TOAST_MS = 8_000;
const OVER: Record<string, LiveState["phase"]> = { removed: "removed", class_ended: "ended", replaced: "elsewhere" };

/** A class as this page takes part in it: the line, the room's copy, the commands on their way, sound and picture. */
export class LiveClass {
  readonly room = createRoomStore();
  readonly store = createStore<LiveState>(() => ({
    phase: "joining",
    door: null,
    lost: null,
    levels: {},
    speaker: null,
    waiting: [],
    reactions: [],
    toasts: [],
    onlySound: false,
    problem: null,
  }));
  readonly line: Line;
  readonly media: MediaHub;
  readonly outbox: Outbox;
  readonly sending: Sending;
  readonly moves: Moves;
  readonly looking: Looking;
  private closed = false;

  constructor(
    readonly session: string,
    readonly device: string,
    readonly me: string,
    private readonly wire: string,
    private readonly wish: Wish,
    readonly local: LocalMedia,
  ) {
    this.line = new Line(() => ({ session, device, seq: this.room.getState().seq, wire }), {
      up: () => this.lineUp(),
      down: (tries) => this.lineDown(tries),
      refused: (code) => void this.refused(code),
      heard: {
        shown: (bytes) => this.shown(decode(bytes) as Shown),
        refetch: () => void this.refetch(),
        door: (door) => this.standing(door),
        slots: (said) => this.media.subscriber.slots(said),
        media: (said) => this.media.hear(said),
        inside: (bytes) => this.looking.inside(bytes),
        gestures: (bytes) => this.looking.gestures(bytes),
        levels: ({ levels }) => this.levels(levels),
        reaction: (reaction) => this.reaction(reaction),
        typed: (bytes) => this.heardTyped(bytes),
        bye: ({ reason }) => this.bye(reason),
      },
    });
    this.looking = new Looking(session, this.line);
    this.media = new MediaHub(this.line);
    this.outbox = new Outbox(
      (entry) => this.line.ask("command", entry),
      (waiting) => this.store.setState({ waiting: [...waiting] }),
    );
    this.sending = new Sending(this);
    this.moves = new Moves(this.room, me, () => !this.store.getState().onlySound);
    window.addEventListener("online", this.hurry);
  }

  /** Comes in, or to the door. Throws `Problem`. */
  async join(): Promise<void> {
    const joined = await this.askIn();
    if (joined.wire !== this.wire) return reloadOnce();
    this.line.open();
    this.standing(joined.door);
    if (joined.door.state === "in") await this.fetchState();
  }

  private askIn(): Promise<Joined> {
    return request<Joined>(`/api/v1/sessions/${encodeURIComponent(this.session)}/join`, {
      method: "POST",
      body: { device: this.device, where: this.wish.where, room_device: this.wish.roomDevice },
    });
  }

  private async fetchState(): Promise<void> {
    const response = await fetch(`/api/v1/sessions/${encodeURIComponent(this.session)}/state`, {
      headers: { accept: "application/msgpack" },
      credentials: "same-origin",
    });
    setByServer(response.headers.get("date"));
    if (!response.ok) throw new Problem("state", "The class could not be read.", response.status);
    this.shown(decode(new Uint8Array(await response.arrayBuffer())) as Shown);
  }

  private async refetch(): Promise<void> {
    try {
      await this.fetchState();
      await this.line.ask("resume", { seq: this.room.getState().seq });
    } catch {
      setTimeout(() => this.line.up && void this.refetch(), 1_000);
    }
  }

  private shown(shown: Shown): void {
    this.room.show(shown);
    this.moves.look();
    if (this.store.getState().phase === "in" && performance.getEntriesByName("classroom:joined").length === 0) {
      if (peopleIn(this.room.getState()).some(({ id }) => id === this.me)) performance.mark("classroom:joined");
    }
  }

  private standing(door: Door): void {
    const before = this.store.getState().phase;
    const phase = ({ in: "in", waiting: "lobby", removed: "removed", ended: "ended", out: before } as const)[
      door.state
    ];
    this.store.setState({ door, phase });
    if (door.state === "out" && before !== "removed") void this.comeBack(); // allowed back: when they want to
    if (phase === "in") {
      if (before === "lobby") {
        void this.local.turn("microphone", false); // nobody is heard by surprise
        void this.fetchState().catch(() => this.refetch());
      }
      if (this.line.up) this.media.start();
    }
    if (phase === "removed" || phase === "ended") this.stopMedia();
  }

  /** The server counted this page as gone. */
  private async comeBack(): Promise<void> {
    try {
      this.standing((await this.askIn()).door);
      this.line.again(0);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) this.store.setState({ phase: "signed_out" });
      else if (!this.closed) setTimeout(() => void this.comeBack(), 1_500);
    }
  }

  private lineUp(): void {
    this.store.setState({ lost: null });
    this.outbox.connected();
    this.looking.up();
    if (this.store.getState().phase === "in") this.media.start();
  }

  private lineDown(tries: number): void {
    this.outbox.disconnected();
    const { lost } = this.store.getState();
    this.store.setState({ lost: { since_ms: lost?.since_ms ?? Date.now(), tries }, levels: {} });
  }

  private async refused(code: string): Promise<void> {
    this.lineDown(1);
    if (code === "wire") return reloadOnce();
    if (code === "unauthorized") return this.store.setState({ phase: "signed_out" });
    await this.comeBack();
  }

  private bye(reason: string): void {
    const phase = OVER[reason];
    if (phase === undefined) return; // the server stops, or we were too slow: we come back
    this.line.close();
    this.stopMedia();
    this.store.setState({ phase });
  }

  private levels(levels: Record<string, number>): void {
    const here = peopleWith(this.room.getState(), this.me).map(({ id }) => id);
    const others = new Set(here.filter((id) => id !== this.me));
    const held = this.store.getState().speaker;
    this.store.setState({ levels, speaker: speaker(held, levels, others, Date.now()) });
  }

  private reaction({ person, emoji }: Heard["reaction"]): void {
    const id = newId();
    const one = { id, person, emoji: emoji as Emoji, at_ms: Date.now() };
    this.store.setState(({ reactions }) => ({ reactions: [...reactions.slice(-30), one] }));
    setTimeout(
      () => this.store.setState(({ reactions }) => ({ reactions: reactions.filter((other) => other !== one) })),
      REACTION_MS,
    );
  }

  /** What is typed in shared notes, as it comes; the notes that are open on this page listen. */
  readonly typed = new Set<(id: string, updates: Uint8Array[]) => void>();
  private heardTyped(bytes: Uint8Array): void {
    const [id, updates] = decode(bytes) as [string, Uint8Array[]];
    for (const hear of this.typed) hear(id, updates);
  }

  /** The seq of the command, once the server has it. A refusal is shown to the person and thrown. */
  async obey(command: Command, clientId?: string): Promise<number> {
    try {
      return await this.outbox.put(command, clientId);
    } catch (error) {
      if (error instanceof Problem) this.toast({ kind: "hand", title: error.message, code: error.code });
      throw error;
    }
  }

  /** The same where nothing waits for the answer. */
  tell(command: Command): void {
    this.obey(command).catch(() => {});
  }

  /** Something that another person did to us; the words are the page's. */
  onNews: (news: News, name?: string) => void = () => {};
  notify(news: News, name?: string): void {
    this.onNews(news, name);
  }

  /** By its id it can be put away before its time. */
  toast(toast: Omit<Toast, "id">, forMs = TOAST_MS): string {
    const one = { ...toast, id: newId() };
    this.store.setState(({ toasts }) => ({
      toasts: [...toasts.filter(({ title }) => title !== toast.title).slice(-2), one], // said again, not twice
    }));
    setTimeout(() => this.dismiss(one.id), forMs);
    return one.id;
  }

  dismiss(id: string): void {
    this.store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
  }

  /** Where this device is from now on. */
  place(kind: "remote" | "in_room", roomDevice: boolean): void {
    this.tell({ kind: "presence.be", device: this.device, device_kind: kind, room_device: roomDevice });
  }

  onlySound(on: boolean): void {
    this.store.setState({ onlySound: on });
    if (on) void this.local.turn("camera", false);
  }

  private readonly hurry = () => this.line.hurry();

  private stopMedia(): void {
    this.media.close();
    this.local.close();
  }

  /** By the person's own wish. */
  async leave(): Promise<void> {
    if (this.line.up)
      await Promise.race([this.line.ask("leave", {}).catch(() => {}), new Promise((go) => setTimeout(go, 500))]);
    this.close();
  }

  close(): void {
    this.closed = true;
    window.removeEventListener("online", this.hurry);
    this.sending.close();
    this.stopMedia();
    this.line.close();
  }
}
