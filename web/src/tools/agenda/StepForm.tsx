import { useEffect, useId, useRef } from "react";
import { useT } from "../../design/strings";
import { useShown } from "../../session/context";
import { all } from "../../store/room";
import type { StepPlan, StepTool } from "../../wire/views";
import field from "../field.module.css";
import style from "./editor.module.css";
import { words } from "./strings";

const TOOLS: readonly StepTool[] = ["talk", "groups", "timer"];
const MOST_TITLE = 80;
const MOST_NOTE = 300;

interface StepFormProps {
  step: StepPlan;
  /** Just added: its name is what comes next. */
  fresh: boolean;
  onChange: (change: Partial<StepPlan>) => void;
}

/** One step in full: its name, what happens, which groups, and what only staff read. */
export function StepForm({ step, fresh, onChange }: StepFormProps) {
  const t = useT(words);
  const id = useId();
  const name = useRef<HTMLInputElement>(null);
  const sets = useShown((room) => all(room, "breakout_set"));
  const gone = step.set != null && !sets.some(({ id: each }) => each === step.set);
  useEffect(() => {
    if (fresh) name.current?.select();
  }, [fresh]);
  return (
    <section className={style.form} aria-label={step.title}>
      <label className={field.label} htmlFor={`${id}title`}>
        {t("name")}
      </label>
      <input
        id={`${id}title`}
        ref={name}
        className={field.box}
        value={step.title}
        maxLength={MOST_TITLE}
        data-testid="plan-title"
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <label className={field.label} htmlFor={`${id}tool`}>
        {t("what")}
      </label>
      <select
        id={`${id}tool`}
        className={field.box}
        value={step.tool}
        data-testid="plan-tool"
        onChange={(event) => onChange({ tool: event.currentTarget.value as StepTool, set: null })}
      >
        {TOOLS.map((tool) => (
          <option key={tool} value={tool}>
            {t(`tool_${tool}`)}
          </option>
        ))}
      </select>
      {step.tool === "groups" && (
        <>
          <label className={field.label} htmlFor={`${id}set`}>
            {t("set")}
          </label>
          <select
            id={`${id}set`}
            className={field.box}
            value={step.set ?? ""}
            data-testid="plan-set"
            onChange={(event) => onChange({ set: event.currentTarget.value || null })}
          >
            <option value="">{t("set_later")}</option>
            {gone && <option value={step.set ?? ""}>{t("set_gone")}</option>}
            {sets.map((set) => (
              <option key={set.id} value={set.id}>
                {set.view.name}
              </option>
            ))}
          </select>
          <p className={field.hint}>{t(sets.length === 0 ? "no_sets" : "set_hint")}</p>
        </>
      )}
      <div className={style.private}>
        <label htmlFor={`${id}note`}>{t("note")}</label>
        <textarea
          id={`${id}note`}
          value={step.note ?? ""}
          rows={3}
          maxLength={MOST_NOTE}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </div>
    </section>
  );
}
