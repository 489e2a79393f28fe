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
  private flowed = false;
  private answeredAt = 0;

  /** Others send now than before: they may be slow to begin. */
  reset(nowMs: number): void {
    this.flowed = false;
    this.bytesAt = nowMs;
  }

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
      this.flowed = expectsTraffic;
      this.bytes = bytes;
      this.bytesAt = nowMs;
    }
    if (!expectsTraffic) this.reset(nowMs);
    const requests = (pair.requestsSent ?? 0) + (pair.consentRequestsSent ?? 0);
    const responses = pair.responsesReceived ?? 0;
    if (responses !== this.responses) {
      this.responses = responses;
      this.answeredAt = nowMs;
      this.requestsThen = requests;
    }
    const silentMs = nowMs - this.bytesAt;
    if (this.flowed && silentMs > (nowMs < this.hurryUntil ? SILENT_AFTER_BREAK_MS : SILENT_MS)) return "dead";
    return requests - this.requestsThen > UNANSWERED && nowMs - this.answeredAt > SILENT_MS ? "dead" : "well";
  }
}

function nominated(stats: Iterable<[string, unknown]> | RTCStatsReport): Pair | undefined {
  for (const [, entry] of stats as Iterable<[string, Pair]>) {
    if (entry.type === "candidate-pair" && entry.nominated && entry.state === "succeeded") return entry;
  }
  return undefined;
}
