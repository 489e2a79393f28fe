export type Verdict = "well" | "dead";

const SILENT_MS = 4_000; // a busy machine may swallow a second or two
const SILENT_AFTER_BREAK_MS = 1_500; // the server may be a new one that does not know this connection: look closely
const HURRY_MS = 4_000;
const UNANSWERED = 2; // checks in a row without an answer; Chromium sends one every 2.7 s

interface Pair {
  type: string;
  nominated?: boolean;
  state?: string;
  bytesReceived?: number;
  requestsSent?: number;
  consentRequestsSent?: number;
  responsesReceived?: number;
}

/** Whether a connection that calls itself connected still is: by the bytes that arrive, and by unanswered checks. */
export class Health {
  private bytes = -1;
  private bytesAt = 0;
  private responses = -1;
  private requestsThen = 0;
  private hurryUntil = 0;

  /** The line was gone for a while: silence means more than usual now. */
  hurry(nowMs: number): void {
    this.hurryUntil = nowMs + HURRY_MS;
    this.bytesAt = Math.max(this.bytesAt, nowMs);
  }

  judge(stats: Iterable<[string, unknown]> | RTCStatsReport, nowMs: number, expectsTraffic: boolean): Verdict {
    const pair = nominated(stats);
    if (pair === undefined) return "well"; // still being set up
    const bytes = pair.bytesReceived ?? 0;
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.bytesAt = nowMs;
    }
    const requests = (pair.requestsSent ?? 0) + (pair.consentRequestsSent ?? 0);
    const responses = pair.responsesReceived ?? 0;
    if (responses !== this.responses) {
      this.responses = responses;
      this.requestsThen = requests;
    }
    const silentMs = nowMs - this.bytesAt;
    if (expectsTraffic && silentMs > (nowMs < this.hurryUntil ? SILENT_AFTER_BREAK_MS : SILENT_MS)) return "dead";
    return requests - this.requestsThen > UNANSWERED && silentMs > SILENT_MS ? "dead" : "well";
  }
}

function nominated(stats: Iterable<[string, unknown]> | RTCStatsReport): Pair | undefined {
  for (const [, entry] of stats as Iterable<[string, Pair]>) {
    if (entry.type === "candidate-pair" && entry.nominated && entry.state === "succeeded") return entry;
  }
  return undefined;
}
