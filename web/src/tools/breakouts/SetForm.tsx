import { NativeSelect } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { SetView } from "../../wire/views";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";
import { Stepper } from "./Stepper";

const LONGEST = 500; // as the server takes it
const STEP_MIN = 5;

/** What holds while the set is open: task, time, who may go where, who comes late. */
export function SetForm({ id, set }: { id: string; set: SetView }) {
  const t = useT(words);
  const { live } = useClass();
  const field = useId();
  const [task, setTask] = useState(set.task);
  useEffect(() => setTask(set.task), [set.task]);
  const minutes = set.minutes ?? 0;
  const choices: { value: SetView["choice"]; hint: string }[] = [
    { value: "assigned", hint: t("assigned_more") },
    { value: "returnable", hint: t("returnable_more") },
    { value: "free", hint: t("free_more") },
  ];
  return (
    <section className={style.how} aria-label={t("when_open")}>
      <h3 className={style.heading}>{t("when_open")}</h3>
      <div>
        <label htmlFor={field} className={style.label}>
          {t("task")}
        </label>
        <textarea
          id={field}
          rows={2}
          value={task}
          maxLength={LONGEST}
          data-testid="group-task"
          aria-describedby={`${field}-hint`}
          onChange={(event) => setTask(event.currentTarget.value)}
          onBlur={() => task !== set.task && live.tell({ kind: "breakout.edit", id, task })}
        />
        <p id={`${field}-hint`} className={style.hint}>
          {t("task_hint")}
        </p>
      </div>
      <Stepper
        label={minutes === 0 ? t("no_limit") : t("minutes", { count: minutes })}
        value={minutes}
        least={0}
        most={240}
        step={STEP_MIN}
        data-testid="group-minutes"
        onChange={(value) => live.tell({ kind: "breakout.edit", id, minutes: value })}
      />
      <div>
        <NativeSelect
          label={t("choice")}
          value={set.choice}
          data={choices.map(({ value }) => ({ value, label: t(value) }))}
          data-testid="group-choice"
          onChange={(event) =>
            live.tell({ kind: "breakout.edit", id, choice: event.currentTarget.value as SetView["choice"] })
          }
        />
        <p className={style.hint}>{choices.find(({ value }) => value === set.choice)?.hint}</p>
      </div>
      <NativeSelect
        label={t("late")}
        value={set.late}
        data={(["smallest", "main"] as const).map((value) => ({ value, label: t(value) }))}
        data-testid="group-late"
        onChange={(event) =>
          live.tell({ kind: "breakout.edit", id, late: event.currentTarget.value as SetView["late"] })
        }
      />
    </section>
  );
}
