import type { Line } from "../wire/socket";
import type { Slot } from "../wire/types";
import { ANSWER_MS, MediaConnection } from "./connection";
import { type Coming, coming } from "./slots";

/** What comes here: a fixed number of places, whose senders the server changes without negotiating again. */
export class Subscriber extends MediaConnection {
  readonly tracks = new Map<string, MediaStreamTrack>(); // by mid
  comings: readonly Coming[] = [];
  private said: { version: number; slots: Slot[] } | null = null;

  constructor(
    private readonly line: Line,
    private readonly onTracks: () => void,
    onState: () => void,
  ) {
    super(onState);
  }

  protected async negotiate(pc: RTCPeerConnection, version: number): Promise<void> {
    this.tracks.clear();
    this.comings = [];
    this.onTracks();
    pc.ontrack = ({ track, transceiver }) => {
      if (transceiver.mid !== null) this.tracks.set(transceiver.mid, track);
    };
    const { sdp } = await this.line.ask("subscribe", { version }, ANSWER_MS);
    await pc.setRemoteDescription({ type: "offer", sdp });
    await pc.setLocalDescription();
    this.place();
    await this.line.ask("subscribed", { version, sdp: pc.localDescription?.sdp ?? "" }, ANSWER_MS);
  }

  protected get reachable(): boolean {
    return this.line.up;
  }

  protected expectsTraffic(): boolean {
    return this.comings.some(({ kind }) => kind !== "screen"); // a still screen may send nothing for long
  }

  /** The server's table of places. */
  slots(said: { version: number; slots: Slot[] }): void {
    this.said = said;
    this.place();
  }

  private place(): void {
    const now = this.said === null ? null : coming(this.version, this.said);
    if (now === null) return;
    this.health.reset();
    this.comings = now;
    this.onTracks();
  }
}
