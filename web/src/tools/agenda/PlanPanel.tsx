import { Button } from "@mantine/core";
import { IconArrowRight, IconPlayerPlay, IconTimeline } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { later } from "../../design/later";
import { Panel } from "../../design/Panel";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import type { StepView } from "../../wire/views";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { longer, type Standing } from "./plan";
import style from "./plan.module.css";
import { words } from "./strings";
import { useNext, usePlan } from "./usePlan";

const PlanEditor = later(() => import("./PlanEditor"));
const MORE_MIN = 2;

interface PlanPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** How late the class is, in words; what is done, what comes; one press starts the next. */
export default function PlanPanel({ closeLabel, onClose }: PlanPanelProps) {
  const t = useT(words);
  const leads = useMay("lead");
  const { plan, stands, ends } = usePlan();
  const [editing, setEditing] = useState(false);
  const edit = (
    <button
      type="button"
      className={`${buttons.line} ${buttons.wide}`}
      data-testid="plan-edit"
      onClick={() => setEditing(true)}
    >
      {t(plan?.steps.length ? "change" : "make")}
    </button>
  );
  const empty = plan === undefined || stands === null || plan.steps.length === 0;
  return (
    <Panel
      title={empty ? t("no_plan") : titleOf(t, stands, plan.steps)}
      closeLabel={closeLabel}
      onClose={onClose}
      data-testid="plan"
      foot={leads && !empty ? <Foot stands={stands} steps={plan.steps} auto={plan.auto} /> : undefined}
    >
      {empty ? (
        <div className={panel.empty}>
          <IconTimeline size={24} stroke={1.75} aria-hidden />
          <p>{t("no_plan_more")}</p>
        </div>
      ) : (
        <>
          <ol className={style.steps}>
            {plan.steps.map((step) => (
              <Step key={step.id} step={step} stands={stands} leads={leads} />
            ))}
          </ol>
          {leads && <Gives steps={plan.steps} stands={stands} ends={ends} />}
        </>
      )}
      {leads && edit}
      {editing && (
        <Suspense fallback={null}>
          <PlanEditor onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Panel>
  );
}

function titleOf(t: ReturnType<typeof useT<typeof words.en>>, stands: Standing, steps: readonly StepView[]): string {
  const { current, left, late } = stands;
  if (current === null) {
    const begun = steps.some(({ started_ms }) => started_ms !== null);
    return begun ? t("done_title") : t("ready_title", { count: steps.length });
  }
  if (late > 0) return t("late", { count: late });
  if (left > 0) return t("on_time", { count: left });
  return left === 0 ? t("time_up") : t("over", { count: -left });
}

function Step({ step, stands, leads }: { step: StepView; stands: Standing; leads: boolean }) {
  const t = useT(words);
  const { live } = useClass();
  const now = step.id === stands.current?.id;
  const state = now ? "now" : step.ended_ms !== null ? "done" : "next";
  const gives = stands.gives.get(step.id);
  const set = useShown((room) => (step.set === null ? undefined : one(room, "breakout_set", step.set)));
  return (
    <li
      className={style.step}
      data-testid="plan-step"
      data-id={step.id}
      data-state={state}
      aria-current={now ? "step" : undefined}
    >
      <span className={style.dot}>
        <Shape state={now ? "now" : state === "done" ? "done" : "open"} />
      </span>
      <div>
        <div className={style.head}>
          <span className={style.title}>
            {step.title}
            <span className="visually-hidden"> ({t(`state_${state}`)})</span>
          </span>
          <span className={`${style.minutes} tabular`}>
            {now
              ? t("ran_of", { ran: stands.ran, minutes: step.minutes })
              : gives === undefined
                ? t("minutes", { count: step.minutes })
                : t("was", { minutes: gives, was: step.minutes })}
          </span>
        </div>
        <div className={style.what}>
          <span className={style.happens}>{set ? t("tool_set", { set: set.view.name }) : t(`tool_${step.tool}`)}</span>
          {leads && state === "next" && (
            <button
              type="button"
              className={panel.small}
              aria-label={t("start_here", { step: step.title })}
              onClick={() => live.tell({ kind: "plan.start", step: step.id })}
            >
              <IconPlayerPlay size={18} stroke={1.75} aria-hidden />
            </button>
          )}
        </div>
        {step.note && (
          <p className={style.private}>
            <span className="visually-hidden">{t("only_staff")}: </span>
            {step.note}
          </p>
        )}
      </div>
    </li>
  );
}

interface GivesProps {
  steps: readonly StepView[];
  stands: Standing;
  ends: number;
}

function Gives({ steps, stands, ends }: GivesProps) {
  const t = useT(words);
  const format = useFormat();
  const [first] = stands.gives;
  const step = first && steps.find(({ id }) => id === first[0]);
  if (first === undefined || step === undefined) return null;
  const values = { step: step.title, minutes: step.minutes - first[1], time: format.time(new Date(ends)) };
  return (
    <p className={panel.note} role="status">
      {t("gives", values)}
    </p>
  );
}

function Foot({ stands, steps, auto }: { stands: Standing; steps: readonly StepView[]; auto: boolean }) {
  const t = useT(words);
  const { live } = useClass();
  const goOn = useNext();
  const { current, next } = stands;
  if (current === null && next === null) return null;
  const begun = current !== null;
  const word = next === null ? t("finish") : t(begun ? "next" : "start", { step: next.title });
  return (
    <div className={style.foot}>
      {begun && (
        <button
          type="button"
          className={buttons.line}
          aria-label={t("more_time_label")}
          data-testid="plan-more-time"
          onClick={() => live.tell({ kind: "plan.set", steps: longer(steps, current.id, MORE_MIN), auto })}
        >
          {t("more_time")}
        </button>
      )}
      <Button
        rightSection={<IconArrowRight size={18} stroke={1.75} className="mirrored" aria-hidden />}
        data-testid="plan-next"
        onClick={goOn}
      >
        <span className="cut">{word}</span>
      </Button>
    </div>
  );
}
