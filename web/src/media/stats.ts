import type { MediaHub } from "./hub";

export interface PublishStats {
  kind: "audio" | "camera" | "screen";
  rid: string | null;
  framesEncoded: number;
  bytes: number;
}

export interface SubscribeStats {
  participant: string;
  kind: "audio" | "camera" | "screen";
  framesDecoded: number;
  width: number;
  height: number;
  packetsLost: number;
  layer: string | null;
  playing: boolean;
}

export interface MediaStats {
  publish: PublishStats[];
  subscribe: SubscribeStats[];
  /** Beyond what is promised outside, for the connection panel. */
  rttMs: number | null;
  lostShare: number | null;
  way: "direct" | "relay" | null;
  heardLostShare: number | null;
}

interface Entry {
  id: string;
  type: string;
  mid?: string;
  rid?: string;
  kind?: string;
  trackIdentifier?: string;
  mediaSourceId?: string;
  framesEncoded?: number;
  framesDecoded?: number;
  frameWidth?: number;
  frameHeight?: number;
  bytesSent?: number;
  packetsLost?: number;
  packetsReceived?: number;
  fractionLost?: number;
  nominated?: boolean;
  state?: string;
  currentRoundTripTime?: number;
  remoteCandidateId?: string;
  protocol?: string;
  candidateType?: string;
}

/** What the browser measures, by person and kind. */
export async function mediaStats(hub: MediaHub): Promise<MediaStats> {
  const [sent, got] = await Promise.all([entries(hub.publisher.peer), entries(hub.subscriber.peer)]);
  const pair = [...got, ...sent].find(
    (entry) => entry.type === "candidate-pair" && entry.nominated && entry.state === "succeeded",
  );
  const remote = pair && [...got, ...sent].find(({ id }) => id === pair.remoteCandidateId);
  const reports = sent.filter(({ type }) => type === "remote-inbound-rtp");
  const subscribe = received(hub, got);
  const lost = sum(subscribe, ({ packetsLost }) => packetsLost);
  const packets = sum(
    got.filter(({ type }) => type === "inbound-rtp"),
    ({ packetsReceived }) => packetsReceived ?? 0,
  );
  return {
    publish: published(hub, sent),
    subscribe,
    rttMs: pair?.currentRoundTripTime === undefined ? null : Math.round(pair.currentRoundTripTime * 1_000),
    lostShare: packets === 0 ? null : lost / (packets + lost),
    heardLostShare: reports.length === 0 ? null : Math.max(...reports.map(({ fractionLost }) => fractionLost ?? 0)),
    way: remote === undefined ? null : remote.candidateType === "relay" ? "relay" : "direct",
  };
}

function published(hub: MediaHub, sent: Entry[]): PublishStats[] {
  return sent
    .filter(({ type }) => type === "outbound-rtp")
    .flatMap((entry) => {
      const source = sent.find(({ id }) => id === entry.mediaSourceId);
      const kind = hub.publisher.kindOf(source?.trackIdentifier, entry.mid);
      if (kind === undefined) return [];
      return {
        kind: kind === "microphone" ? ("audio" as const) : kind,
        rid: entry.rid ?? null,
        framesEncoded: entry.framesEncoded ?? 0,
        bytes: entry.bytesSent ?? 0,
      };
    });
}

function received(hub: MediaHub, got: Entry[]): SubscribeStats[] {
  const inbound = got.filter(({ type }) => type === "inbound-rtp");
  return hub.subscriber.comings.flatMap(({ mid, person, kind }) => {
    const track = hub.subscriber.tracks.get(mid);
    const entry = inbound.find((one) => one.mid === mid || (track !== undefined && one.trackIdentifier === track.id));
    return {
      participant: person,
      kind,
      framesDecoded: entry?.framesDecoded ?? 0,
      width: entry?.frameWidth ?? 0,
      height: entry?.frameHeight ?? 0,
      packetsLost: entry?.packetsLost ?? 0,
      layer: null,
      playing: track !== undefined && isPlayed(track, kind === "audio"),
    };
  });
}

/** Whether an element of the page plays this track; a sound must be unmuted there. */
function isPlayed(track: MediaStreamTrack, sound: boolean): boolean {
  const elements = document.querySelectorAll<HTMLMediaElement>(sound ? "audio" : "video");
  return [...elements].some((element) => {
    const stream = element.srcObject;
    const has = stream instanceof MediaStream && stream.getTracks().some(({ id }) => id === track.id);
    return has && !element.paused && element.readyState >= 2 && (!sound || (!element.muted && element.volume > 0));
  });
}

const entries = async (pc: RTCPeerConnection | null): Promise<Entry[]> =>
  pc === null ? [] : [...(await pc.getStats()).values()].map((entry) => entry as Entry);

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);
