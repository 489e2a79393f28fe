import type { ReactNode } from "react";
import { useT } from "../../design/strings";
import { Thread, type ThreadStep } from "../../design/Thread";
import { useFormat } from "../../design/useFormat";
import { useClass } from "../../session/context";
import style from "./plan.module.css";
import { words } from "./strings";
import { usePlan } from "./usePlan";

const MOST = 4; // more do not fit the bar: the last one done, the current one and what comes

/** The plan as a line in the top bar: what is done, where the class is, what comes. */
export function PlanThread() {
  const t = useT(words);
  const note = useNote();
  const { plan } = usePlan();
  if (plan === undefined || plan.steps.length === 0) return null;
  const at = plan.steps.findIndex(({ id }) => id === plan.current);
  const from = Math.max(0, Math.min(at - 1, plan.steps.length - MOST));
  const steps = plan.steps.slice(from, from + MOST).map((step, index): ThreadStep => {
    const now = step.id === plan.current;
    const state = now ? "now" : step.ended_ms !== null ? "done" : "next";
    const said = now || (plan.current === null && from + index === 0) ? note : undefined;
    return { id: step.id, label: step.title, state, ...(said === undefined ? {} : { note: said }) };
  });
  return (
    <div className={style.thread} data-testid="plan-thread">
      <Thread steps={steps} label={t("thread")} />
    </div>
  );
}

/** The same in the place of the subtitle, where the bar is narrow; `children` while no plan runs. */
export function PlanLine({ children }: { children: ReactNode }) {
  const t = useT(words);
  const note = useNote();
  const { stands } = usePlan();
  if (!stands?.current || note === undefined) return <>{children}</>;
  return (
    <>
      <span className={style.wide}>{children}</span>
      <span className={style.narrow} data-testid="plan-line">
        {t("line", { step: stands.current.title, note })}
      </span>
    </>
  );
}

/** The time of the current step in words; before the first one, when it starts. */
function useNote(): string | undefined {
  const t = useT(words);
  const format = useFormat();
  const { info } = useClass();
  const { plan, stands } = usePlan();
  if (plan === undefined || stands === null) return undefined;
  if (stands.current === null) {
    const untouched = plan.steps.every(({ started_ms }) => started_ms === null);
    return untouched ? t("note_starts", { time: format.time(new Date(info.starts)) }) : undefined;
  }
  if (stands.left > 0) return t("note_left", { count: stands.left });
  return stands.left === 0 ? t("note_up") : t("note_over", { count: -stands.left });
}
