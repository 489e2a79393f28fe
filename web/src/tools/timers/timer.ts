import type { TimerView } from "../../wire/views";

/** The id of the timer that every room of the class sees. */
export const EVERYWHERE = "class";
const OF_STAFF: readonly string[] = [EVERYWHERE, "main", "prep"];

/** How long it has run, breaks left out. */
export const ran = (timer: TimerView, nowMs: number): number =>
  timer.elapsed_ms + (timer.since_ms === null ? 0 : Math.max(0, nowMs - timer.since_ms));

/** What the clock shows: the time that is left, rounded up so that 0:00 is the end; or that ran, of a stopwatch. */
export function shownMs(timer: TimerView, nowMs: number): number {
  if (timer.duration_ms === null) return ran(timer, nowMs);
  return Math.ceil(Math.max(0, timer.duration_ms - ran(timer, nowMs)) / 1_000) * 1_000;
}

export type State = "running" | "paused" | "over";

export function stateOf(timer: TimerView, nowMs: number): State {
  if (timer.rang || (timer.duration_ms !== null && ran(timer, nowMs) >= timer.duration_ms)) return "over";
  return timer.since_ms === null ? "paused" : "running";
}

/** The share of the time that is left, for the ring. A stopwatch has none. */
export const leftShare = (timer: TimerView, nowMs: number): number =>
  timer.duration_ms === null ? 1 : Math.min(1, Math.max(0, 1 - ran(timer, nowMs) / timer.duration_ms));

/** Who leads turns every timer; who is in a group, the group's own. */
export const mayTurn = (leads: boolean, place: string | null, id: string): boolean =>
  leads || (id === place && !OF_STAFF.includes(id));

const SPOKEN_MS = [120_000, 30_000]; // what a screen reader says between the start and the end

/** Which of the spoken times was passed on the way from `beforeMs` to `nowMs` that are left. */
export const passed = (beforeMs: number, nowMs: number): number | undefined =>
  SPOKEN_MS.find((at) => beforeMs > at && nowMs <= at);
