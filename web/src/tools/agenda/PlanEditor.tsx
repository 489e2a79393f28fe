import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useLayoutEffect, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import { newId } from "../../wire/ids";
import type { StepPlan } from "../../wire/views";
import { EditedRow } from "./EditedRow";
import style from "./editor.module.css";
import { clockTimes, moved, planned, told } from "./plan";
import { StepForm } from "./StepForm";
import { words } from "./strings";
import { useDrag } from "./useDrag";

const MOST_STEPS = 40;
const NEW_MINUTES = 5;
const LONGEST_CLASS = 240;
const MINUTE_MS = 60_000;

/** What happens in the class, in which order and how long; nothing is told to the class before it is saved. */
export default function PlanEditor({ onClose }: { onClose: () => void }) {
  const t = useT(words);
  useFocusBack();
  const { live, info } = useClass();
  const plan = useShown((room) => one(room, "plan", "plan"))?.view;
  const phone = useMediaQuery("(max-width: 767.98px)") ?? false;
  const [steps, setSteps] = useState<StepPlan[]>(() => told(plan?.steps ?? [], new Map()));
  const [auto, setAuto] = useState(plan?.auto ?? false);
  const [chosen, choose] = useState<string | null>(steps[0]?.id ?? null);
  const [fresh, setFresh] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [said, say] = useState("");
  const before = useRef(JSON.stringify([steps, auto]));
  const addButton = useRef<HTMLButtonElement>(null);
  const held = useRef<Element | null>(null);
  const length = Math.max(1, Math.round((Date.parse(info.ends) - Date.parse(info.starts)) / MINUTE_MS));
  const total = length > LONGEST_CLASS ? null : length; // a class that is open all day has no minutes to fill
  const sum = planned(steps);
  const title =
    total === null
      ? t("editor_open", { count: sum })
      : sum > total
        ? t("editor_over", { count: sum - total })
        : t("editor_title", { planned: sum, total });
  const times = clockTimes(steps, beginning(plan, Date.parse(info.starts)));
  const open = steps.find(({ id }) => id === chosen);

  // A row that changes its place loses the focus.
  useLayoutEffect(() => {
    if (held.current instanceof HTMLElement) held.current.focus();
    held.current = null;
  });
  const move = (from: number, to: number) => {
    const step = steps[from];
    if (step === undefined || to < 0 || to >= steps.length || to === from) return;
    held.current = document.activeElement;
    setSteps(moved(steps, from, to));
    say(t("moved", { step: step.title, place: to + 1, count: steps.length }));
  };
  const { list, lift, lifted } = useDrag(move);
  const put = (id: string, change: Partial<StepPlan>) =>
    setSteps(steps.map((step) => (step.id === id ? { ...step, ...change } : step)));
  const add = (from?: StepPlan) => {
    if (steps.length >= MOST_STEPS) return say(t("most_steps", { count: MOST_STEPS }));
    const made: StepPlan = from
      ? { ...from, id: newId() }
      : { id: newId(), title: t("new_step", { number: steps.length + 1 }), minutes: NEW_MINUTES, tool: "talk" };
    const at = from === undefined ? steps.length : steps.indexOf(from) + 1;
    setSteps([...steps.slice(0, at), made, ...steps.slice(at)]);
    choose(made.id);
    setFresh(made.id);
  };
  const takeOut = (step: StepPlan) => {
    setSteps(steps.filter(({ id }) => id !== step.id));
    say(t("taken_out", { step: step.title }));
    addButton.current?.focus();
  };
  const close = () => (JSON.stringify([steps, auto]) === before.current ? onClose() : setLeaving(true));
  const save = () => {
    const tidy = steps.map((step) => ({ ...step, title: step.title.trim() || t(`tool_${step.tool}`) }));
    live
      .obey({ kind: "plan.set", steps: tidy, auto })
      .then(onClose)
      .catch(() => {}); // the refusal is shown; what was written stays here
  };
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={980}
      fullScreen={phone}
      radius={phone ? 0 : 20}
      centered
      closeButtonProps={{ "aria-label": t("close") }}
      closeOnClickOutside={false}
    >
      <div className={style.editor} data-testid="plan-editor">
        <div>
          <Lengths steps={steps} total={total ?? sum} />
          <ol className={style.rows} ref={list}>
            {steps.map((step, index) => (
              <EditedRow
                key={step.id}
                step={step}
                at={times[index] ?? 0}
                chosen={step.id === chosen}
                lifted={lifted === index}
                first={index === 0}
                last={index === steps.length - 1}
                on={step.id === plan?.current}
                onLift={(event) => lift(event, index)}
                onChoose={() => choose(step.id)}
                onMinutes={(minutes) => put(step.id, { minutes })}
                onMove={(by) => move(index, index + by)}
                onCopy={() => add(step)}
                onTakeOut={() => takeOut(step)}
              />
            ))}
          </ol>
          <button
            type="button"
            ref={addButton}
            className={buttons.line}
            data-testid="plan-add"
            disabled={steps.length >= MOST_STEPS}
            onClick={() => add()}
          >
            <IconPlus size={18} stroke={1.75} aria-hidden />
            {t("add")}
          </button>
        </div>
        {open && (
          <StepForm key={open.id} step={open} fresh={open.id === fresh} onChange={(change) => put(open.id, change)} />
        )}
      </div>
      {plan?.current != null && <p className={style.running}>{t("running_note")}</p>}
      <SwitchRow label={t("auto")} hint={t("auto_hint")} on={auto} onChange={setAuto} data-testid="plan-auto" />
      <div className={style.foot}>
        <span className="visually-hidden" role="status">
          {said}
        </span>
        {leaving && <p role="alert">{t("unsaved")}</p>}
        {leaving && (
          <Button variant="default" data-testid="plan-throw-away" onClick={onClose}>
            {t("throw_away")}
          </Button>
        )}
        <Button variant="default" onClick={leaving ? () => setLeaving(false) : close}>
          {t(leaving ? "go_on_editing" : "cancel")}
        </Button>
        <Button data-testid="plan-save" onClick={save}>
          {t("save")}
        </Button>
      </div>
    </Modal>
  );
}

/** When the first step began, or will. */
const beginning = (plan: { steps: { started_ms: number | null }[] } | undefined, starts: number): number =>
  plan?.steps[0]?.started_ms ?? starts;

/** The steps as blocks in proportion; what is free of the class is dashed. The list below says the same in words. */
function Lengths({ steps, total }: { steps: readonly StepPlan[]; total: number }) {
  const free = total - planned(steps);
  return (
    <div className={style.lengths} aria-hidden>
      {steps.map(({ id, title, minutes }) => (
        <span key={id} style={{ flexGrow: minutes }}>
          {title}
        </span>
      ))}
      {free > 0 && (
        <span className={style.free} style={{ flexGrow: free }}>
          {free}
        </span>
      )}
    </div>
  );
}
