import { IconCheck } from "@tabler/icons-react";
import style from "./Thread.module.css";

export interface ThreadStep {
  id: string;
  label: string;
  state: "done" | "now" | "next";
  note?: string;
}

/** The 2 px line that joins before, live and after, lying: the plan of a class in its top bar. */
export function Thread({ steps, label }: { steps: readonly ThreadStep[]; label: string }) {
  return (
    <ol className={style.thread} aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={style[step.state]} aria-current={step.state === "now" ? "step" : undefined}>
          <span className={style.dot}>{step.state === "done" && <IconCheck size={12} stroke={3} aria-hidden />}</span>
          <span className={style.label}>{step.label}</span>
          {step.note && <span className={style.note}>{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
