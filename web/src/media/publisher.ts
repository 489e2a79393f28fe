import type { Line } from "../wire/socket";
import { ANSWER_MS, MediaConnection } from "./connection";

export type Sent = "microphone" | "camera" | "screen";

/** The order of the places is part of the wire: the server knows them by their number. */
const PLACES: readonly Sent[] = ["microphone", "camera", "screen"];
const CAMERA_BPS = 900_000; // 640×360 at 30 frames looks clean; three of them fit a school's upload
const SCREEN_BPS = 2_500_000; // small text at full size

/** What this page sends. Tracks come and go by `replaceTrack`; nothing is ever negotiated again. */
export class Publisher extends MediaConnection {
  private readonly tracks: Record<Sent, MediaStreamTrack | null> = { microphone: null, camera: null, screen: null };
  private senders: Partial<Record<Sent, RTCRtpSender>> = {};

  constructor(
    private readonly line: Line,
    onState: () => void,
  ) {
    super(onState);
  }

  protected async negotiate(pc: RTCPeerConnection, version: number): Promise<void> {
    this.senders = {};
    for (const kind of PLACES) {
      const transceiver = pc.addTransceiver(kind === "microphone" ? "audio" : "video", {
        direction: "sendonly",
        sendEncodings: kind === "microphone" ? [{}] : [{ maxBitrate: kind === "camera" ? CAMERA_BPS : SCREEN_BPS }],
      });
      this.senders[kind] = transceiver.sender;
    }
    for (const kind of PLACES) await this.senders[kind]?.replaceTrack(this.tracks[kind]);
    await pc.setLocalDescription();
    const { sdp } = await this.line.ask("publish", { version, sdp: pc.localDescription?.sdp ?? "" }, ANSWER_MS);
    await pc.setRemoteDescription({ type: "answer", sdp });
    for (const kind of PLACES) await this.senders[kind]?.replaceTrack(this.tracks[kind]); // what changed meanwhile
  }

  protected get reachable(): boolean {
    return this.line.up;
  }

  protected expectsTraffic(): boolean {
    return PLACES.some((kind) => this.tracks[kind] !== null); // reports about what we send
  }

  async send(kind: Sent, track: MediaStreamTrack | null): Promise<void> {
    this.tracks[kind] = track;
    if (track !== null && kind !== "microphone") track.contentHint = kind === "camera" ? "motion" : "detail";
    await this.senders[kind]?.replaceTrack(track);
  }

  kindOf(trackIdentifier: string | undefined, mid: string | undefined): Sent | undefined {
    const byTrack = PLACES.find((kind) => trackIdentifier !== undefined && this.tracks[kind]?.id === trackIdentifier);
    return byTrack ?? (mid === undefined ? undefined : PLACES[Number(mid)]);
  }
}
