import type { PlanView, StepPlan, StepView } from "../../wire/views";

const MINUTE_MS = 60_000;
const LEAST_MINUTES = 1;

export const planned = (steps: readonly { minutes: number }[]): number =>
  steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** When each step begins if all take what they are given, the first at `startMs`. */
export function clockTimes(steps: readonly { minutes: number }[], startMs: number): number[] {
  let at = startMs;
  return steps.map(({ minutes }) => {
    const mine = at;
    at += minutes * MINUTE_MS;
    return mine;
  });
}

export interface Standing {
  current: StepView | null;
  /** The step that Next begins. */
  next: StepView | null;
  /** Whole minutes that the current step has run. */
  ran: number;
  /** Minutes that are left of it; below 0: it is over. */
  left: number;
  /** The minutes of the steps to come, where the next ones give theirs so that the class ends in time. */
  gives: ReadonlyMap<string, number>;
  /** Minutes by which the plan still ends after the class. */
  late: number;
}

/**
 * Where a running plan stands at `nowMs`. Nothing is changed by it: who presses Next takes what it says. Nobody presses
 * where the plan goes on by itself (`auto`), so no step gives anything there.
 */
export function standing({ steps, current, auto }: PlanView, nowMs: number, endsMs: number): Standing {
  const at = steps.findIndex(({ id }) => id === current);
  const step = steps[at] ?? null;
  const open = steps.slice(at + 1).filter(({ ended_ms }) => ended_ms === null);
  // The page reads its clock every few seconds: a step that has just begun is ahead of it.
  const ranMs = step?.started_ms == null ? 0 : Math.max(0, nowMs - step.started_ms);
  const leftMs = step === null ? 0 : step.minutes * MINUTE_MS - ranMs;
  // A whole minute counts when it has passed: at 12:01 of 12 minutes nothing is over yet.
  const left = Math.ceil(leftMs / MINUTE_MS) + 0; // + 0: -0 is not 0
  const end = nowMs + Math.max(0, leftMs) + planned(open) * MINUTE_MS;
  const over = Math.max(0, Math.floor((end - endsMs) / MINUTE_MS));
  const { gives, missing } = take(auto ? [] : open, step === null ? 0 : over);
  return { current: step, next: open[0] ?? null, ran: Math.floor(ranMs / MINUTE_MS), left, gives, late: missing };
}

/** Takes minutes from the steps in order, the next one first, and leaves each at least one. */
export function take(
  steps: readonly { id: string; minutes: number }[],
  minutes: number,
): { gives: Map<string, number>; missing: number } {
  const gives = new Map<string, number>();
  let missing = minutes;
  for (const { id, minutes: has } of steps) {
    const given = Math.min(missing, has - LEAST_MINUTES);
    if (given <= 0) continue;
    gives.set(id, has - given);
    missing -= given;
  }
  return { gives, missing };
}

/** The plan as it is told to the server, with other minutes for some steps. */
export const told = (steps: readonly StepView[], minutes: ReadonlyMap<string, number>): StepPlan[] =>
  steps.map(({ id, title, tool, note, set, ...step }) => ({
    id,
    title,
    minutes: minutes.get(id) ?? step.minutes,
    tool,
    ...(note ? { note } : {}),
    set,
  }));

/** The current step gets more, and the next open ones give it, so that the end stays where it is while it can. */
export function longer(steps: readonly StepView[], current: string, by: number): StepPlan[] {
  const at = steps.findIndex(({ id }) => id === current);
  const step = steps[at];
  if (step === undefined) return told(steps, new Map());
  const { gives } = take(
    steps.slice(at + 1).filter(({ ended_ms }) => ended_ms === null),
    by,
  );
  return told(steps, new Map([...gives, [current, step.minutes + by]]));
}

/** `from` stands where `to` was. */
export function moved<One>(list: readonly One[], from: number, to: number): One[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one === undefined) return next;
  next.splice(Math.max(0, Math.min(next.length, to)), 0, one);
  return next;
}
