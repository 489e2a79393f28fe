export type Verdict = "well" | "silent" | "unanswered";

const SILENT_MS = 6_000; // sixteen busy processes on two cores held an answer up for 4 s
const SILENT_IF_SUSPECT_MS = 1_500; // the server hears nothing from us either
const SUSPECT_FOR_MS = 4_000;
const UNANSWERED = 3; // Chromium sends a check every 2.7 s, sooner in silence
const UNANSWERED_IF_SUSPECT = 2;
const TWO_CHECKS_MS = 12_000; // of Firefox, which counts only the answers; 5.8 s apart at most

interface Entry {
  type: string;
  selectedCandidatePairId?: string; // of the transport
  nominated?: boolean;
  state?: string;
  bytesReceived?: number;
  requestsSent?: number;
  consentRequestsSent?: number;
  responsesReceived?: number;
}

/**
 * Whether a connection that calls itself connected still is. Its checks say so: whoever answers them is there, though a
 * busy machine may send nothing else for seconds. Only where the browser counts no checks, missing bytes are enough.
 */
export class Health {
  /** When more bytes or answers had come, as far as was looked. */
  aliveAt = 0;
  private bytes = -1;
  private responses = -1;
  private requestsThen = 0;
  private suspectUntil = 0;
  private flowed = false;

  /** Others send now than before: they may be slow to begin. */
  reset(): void {
    this.flowed = false;
  }

  /** Somebody else thinks that it is broken: silence means more than usual now. */
  suspect(nowMs: number): void {
    this.suspectUntil = nowMs + SUSPECT_FOR_MS;
    this.aliveAt = Math.max(this.aliveAt, nowMs);
  }

  judge(stats: Iterable<[string, unknown]> | RTCStatsReport, nowMs: number, expectsTraffic: boolean): Verdict {
    const pair = inUse(stats);
    if (pair === undefined) return "well"; // still being set up
    const { bytesReceived: bytes = 0, responsesReceived: responses = 0 } = pair;
    const requests = Math.max(pair.requestsSent ?? 0, pair.consentRequestsSent ?? 0); // the former may hold the latter
    if (bytes !== this.bytes || responses !== this.responses) {
      this.aliveAt = nowMs;
      this.requestsThen = requests;
    }
    if (bytes !== this.bytes) this.flowed = true;
    if (!expectsTraffic) this.flowed = false;
    this.bytes = bytes;
    this.responses = responses;
    const silentMs = nowMs - this.aliveAt;
    const isSuspect = nowMs < this.suspectUntil;
    const limitMs = isSuspect ? SILENT_IF_SUSPECT_MS : SILENT_MS;
    if (pair.responsesReceived !== undefined && pair.requestsSent !== undefined) {
      const unanswered = requests - this.requestsThen;
      return unanswered >= (isSuspect ? UNANSWERED_IF_SUSPECT : UNANSWERED) && silentMs > limitMs
        ? "unanswered"
        : "well";
    }
    const patienceMs = pair.responsesReceived === undefined ? limitMs : TWO_CHECKS_MS;
    return this.flowed && silentMs > patienceMs ? "silent" : "well";
  }
}

/**
 * The pair that carries everything, its last check answered or under way. Of two networks Chromium nominates a second
 * pair as well and checks it every 25 s: that one says nothing about ours.
 */
function inUse(stats: Iterable<[string, unknown]> | RTCStatsReport): Entry | undefined {
  const entries = [...(stats as Iterable<[string, Entry]>)];
  const [, transport] = entries.find(([, { type }]) => type === "transport") ?? [];
  const pairs = entries.filter(([, { type }]) => type === "candidate-pair");
  const chosen = pairs.find(([id]) => id === transport?.selectedCandidatePairId);
  const nominated = pairs.find(([, pair]) => pair.nominated && pair.state === "succeeded"); // Firefox names none
  return (chosen ?? nominated)?.[1];
}
