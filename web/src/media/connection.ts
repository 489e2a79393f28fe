import { nextVersion } from "../wire/ids";
import { Health } from "./health";

const LOST_MS = 4_000; // after 2.5 s without anything, when Chromium says so; longer breaks do not heal by waiting
const SETS_UP_MS = 10_000; // Chromium itself gives up after 15 s; a healthy set-up takes 0.1 s
/** An offer is answered in some ms; a worker that dies refuses at once, one that hangs after 8 s (control/supervisor.py). */
export const ANSWER_MS = 9_000;
const WATCH_MS = 500;
const FIRST_AGAIN_MS = 300;
const LONGEST_AGAIN_MS = 5_000;

const MOST_NOTED = 20;

/** Why a connection was replaced, for checks and for who looks into a complaint. */
export type Why = "server_is_new" | "not_negotiated" | "ice_failed" | "lost" | "never_up" | "silent" | "unanswered";

export interface Replaced {
  why: Why;
  at_ms: number; // of the page's own clock
}

/**
 * One peer connection that is replaced by a new one, with the next version, whenever it is no good any more: refused,
 * failed, silent, or because the server's media worker is new. Subclasses say how it is negotiated.
 */
export abstract class MediaConnection {
  protected pc: RTCPeerConnection | null = null;
  version = 0;
  /** When the transport of the running connection was up first; null before. */
  connectedAt: number | null = null;
  startedAt: number | null = null;
  /** How often a new one had to be made. */
  repairs = 0;
  /** The last of them, and those that were asked for. */
  readonly replaced: Replaced[] = [];
  private failures = 0;
  private closed = false;
  private watch: ReturnType<typeof setInterval> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  protected health = new Health();
  private lostAt: number | null = null;
  private busy = false;

  constructor(private readonly onState: () => void) {}

  /** Makes the connection and negotiates it over the line. Throws where that did not work. */
  protected abstract negotiate(pc: RTCPeerConnection, version: number): Promise<void>;

  /** Whether the server can be asked now. While it cannot, what still runs is left running. */
  protected abstract get reachable(): boolean;

  /** Whether bytes should be arriving now; then silence means that it is broken. */
  protected abstract expectsTraffic(): boolean;

  get state(): "new" | "connecting" | "connected" | "failed" {
    if (this.pc === null) return "new";
    const ice = this.pc.iceConnectionState;
    if (ice === "connected" || ice === "completed") return "connected";
    return ice === "failed" || ice === "disconnected" ? "failed" : "connecting";
  }

  get peer(): RTCPeerConnection | null {
    return this.pc;
  }

  /** The line to the server is up, so a connection can be made. One that runs, or does not come up, is watched anyway. */
  async start(): Promise<void> {
    if (this.closed) return;
    if (this.pc === null) await this.renew();
  }

  /** Somebody else thinks that it is broken: look closely. */
  suspect(): void {
    this.health.suspect(performance.now());
  }

  /** Replaces the connection now; without a reason it is the first. */
  async renew(why?: Why): Promise<void> {
    if (this.closed || this.busy || !this.reachable) return; // `start` comes when the line is back
    this.busy = true;
    if (why !== undefined) this.note(why);
    clearTimeout(this.again);
    this.drop();
    const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle", rtcpMuxPolicy: "require" });
    this.pc = pc;
    this.version = nextVersion();
    this.startedAt = performance.now();
    this.connectedAt = null;
    this.health = new Health();
    this.lostAt = null;
    pc.oniceconnectionstatechange = () => this.changed(pc);
    this.onState(); // the old one is gone: an answer may take seconds
    try {
      await this.negotiate(pc, this.version);
      this.failures = 0;
      this.watch ??= setInterval(() => void this.look(), WATCH_MS);
    } catch (error) {
      console.warn("media:", error instanceof Error ? error.message : error);
      if (this.pc === pc) this.drop();
      this.later();
    } finally {
      this.busy = false;
      this.onState();
    }
  }

  private note(why: Why): void {
    this.replaced.push({ why, at_ms: Math.round(performance.now()) });
    if (this.replaced.length > MOST_NOTED) this.replaced.shift();
  }

  private later(): void {
    if (this.closed) return;
    const wait = Math.min(LONGEST_AGAIN_MS, FIRST_AGAIN_MS * 2 ** this.failures++);
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.repair("not_negotiated"), wait * (0.75 + Math.random() / 2));
  }

  private async repair(why: Why): Promise<void> {
    if (!this.reachable) return;
    this.repairs++;
    await this.renew(why);
  }

  private changed(pc: RTCPeerConnection): void {
    if (pc !== this.pc) return;
    if (this.state === "connected") {
      this.connectedAt ??= performance.now();
      this.lostAt = null;
    } else if (this.state === "failed") {
      this.lostAt ??= performance.now();
      if (pc.iceConnectionState === "failed") void this.repair("ice_failed");
    }
    this.onState();
  }

  private async look(): Promise<void> {
    const pc = this.pc;
    if (pc === null || this.busy) return;
    const now = performance.now();
    const verdict = this.health.judge(await pc.getStats(), now, this.expectsTraffic());
    const why = this.broken(pc, now) ?? (this.state === "connected" && verdict !== "well" ? verdict : null);
    if (why !== null && pc === this.pc && !this.busy) await this.repair(why);
  }

  private broken(pc: RTCPeerConnection, now: number): Why | null {
    if (pc.iceConnectionState === "failed") return "ice_failed";
    if (this.lostAt !== null && now - Math.max(this.lostAt, this.health.aliveAt) > LOST_MS) return "lost";
    if (this.connectedAt === null && now - (this.startedAt ?? now) > SETS_UP_MS) return "never_up";
    return null;
  }

  private drop(): void {
    if (this.pc === null) return;
    this.pc.oniceconnectionstatechange = null;
    this.pc.ontrack = null;
    this.pc.close();
    this.pc = null;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.watch);
    clearTimeout(this.again);
    this.drop();
  }
}
