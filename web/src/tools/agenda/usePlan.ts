import { useCallback } from "react";
import { useClass, useShown } from "../../session/context";
import type { LiveClass } from "../../session/live";
import { useServerNow } from "../../session/useServerNow";
import { one } from "../../store/room";
import { serverNow } from "../../wire/clock";
import { type Standing, standing, told } from "./plan";

const planIn = (live: LiveClass) => one(live.room.getState(), "plan", "plan")?.view;

/** The plan and where it stands, read again every few seconds. */
export function usePlan() {
  const { info } = useClass();
  const plan = useShown((room) => one(room, "plan", "plan"))?.view;
  const now = useServerNow(5_000);
  const ends = Date.parse(info.ends);
  const stands: Standing | null = plan ? standing(plan, now, ends) : null;
  return { plan, stands, ends };
}

/** The next step, once however many press; the minutes that were overdrawn are taken from the steps to come, as the page said beforehand. */
export function nextStep(live: LiveClass, endsMs: number, nowMs: number): void {
  const plan = planIn(live);
  if (plan === undefined) return;
  const { gives, current, next } = standing(plan, nowMs, endsMs);
  if (current === null) {
    if (next !== null) live.tell({ kind: "plan.start", step: next.id });
    return;
  }
  if (gives.size > 0) live.tell({ kind: "plan.set", steps: told(plan.steps, gives), auto: plan.auto });
  live.tell({ kind: "plan.next", after: current.id });
}

export function useNext(): () => void {
  const { live, info } = useClass();
  return useCallback(() => nextStep(live, Date.parse(info.ends), serverNow()), [live, info.ends]);
}
