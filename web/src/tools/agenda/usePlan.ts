import { useCallback } from "react";
import { useNow } from "../../design/useNow";
import { useClass, useShown } from "../../session/context";
import type { LiveClass } from "../../session/live";
import { one } from "../../store/room";
import { type Standing, standing, told } from "./plan";

const planIn = (live: LiveClass) => one(live.room.getState(), "plan", "plan")?.view;

/** The plan and where it stands, read again every few seconds. */
export function usePlan() {
  const { info } = useClass();
  const plan = useShown((room) => one(room, "plan", "plan"))?.view;
  const now = useNow(5_000).getTime();
  const ends = Date.parse(info.ends);
  const stands: Standing | null = plan ? standing(plan.steps, plan.current, now, ends) : null;
  return { plan, stands, ends };
}

/** The next step; the minutes that were overdrawn are taken from the steps to come, as the page said beforehand. */
export function nextStep(live: LiveClass, endsMs: number, nowMs: number): void {
  const plan = planIn(live);
  if (plan === undefined) return;
  const { gives, current, next } = standing(plan.steps, plan.current, nowMs, endsMs);
  if (current === null) {
    if (next !== null) live.tell({ kind: "plan.start", step: next.id });
    return;
  }
  if (gives.size > 0) live.tell({ kind: "plan.set", steps: told(plan.steps, gives), auto: plan.auto });
  live.tell({ kind: "plan.next" });
}

export function useNext(): () => void {
  const { live, info } = useClass();
  return useCallback(() => nextStep(live, Date.parse(info.ends), Date.now()), [live, info.ends]);
}
