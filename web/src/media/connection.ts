import { nextVersion } from "../wire/ids";
import { Health, type Verdict } from "./health";

const LOST_MS = 3_000; // ICE often mends a short break within 2 s; longer ones do not heal by waiting
const SETS_UP_MS = 10_000; // Chromium itself gives up after 15 s; a healthy set-up takes 0.1 s
/** An offer is answered in some ms; a worker that is being replaced never answers, and the next try finds the new one. */
export const ANSWER_MS = 4_000;
const WATCH_MS = 500;
const FIRST_AGAIN_MS = 300;
const LONGEST_AGAIN_MS = 5_000;

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

  /** The line to the server is up, so a connection can be made; one that runs is looked at closely. */
  async start(): Promise<void> {
    if (this.closed) return;
    if (this.pc === null) await this.renew();
    else if (this.state === "failed") await this.renew();
    else this.health.hurry(performance.now()); // what is being set up is watched as well, below
  }

  /** Somebody else thinks that it is broken: look closely. */
  suspect(): void {
    this.health.hurry(performance.now());
  }

  /** Replaces the connection now. */
  async renew(): Promise<void> {
    if (this.closed || this.busy || !this.reachable) return; // `start` comes when the line is back
    this.busy = true;
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

  private later(): void {
    if (this.closed) return;
    const wait = Math.min(LONGEST_AGAIN_MS, FIRST_AGAIN_MS * 2 ** this.failures++);
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.repair(), wait * (0.75 + Math.random() / 2));
  }

  private async repair(): Promise<void> {
    if (!this.reachable) return;
    this.repairs++;
    await this.renew();
  }

  private changed(pc: RTCPeerConnection): void {
    if (pc !== this.pc) return;
    if (this.state === "connected") {
      this.connectedAt ??= performance.now();
      this.lostAt = null;
    } else if (this.state === "failed") {
      this.lostAt ??= performance.now();
      if (pc.iceConnectionState === "failed") void this.repair();
    }
    this.onState();
  }

  private async look(): Promise<void> {
    const pc = this.pc;
    if (pc === null || this.busy) return;
    const now = performance.now();
    if (this.lostAt !== null && now - this.lostAt > LOST_MS) return this.repair();
    const connecting = this.connectedAt === null && now - (this.startedAt ?? now) > SETS_UP_MS;
    if (connecting) return this.repair();
    if (this.state !== "connected") return;
    const verdict: Verdict = this.health.judge(await pc.getStats(), now, this.expectsTraffic());
    if (verdict === "dead" && pc === this.pc && !this.busy) await this.repair();
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
