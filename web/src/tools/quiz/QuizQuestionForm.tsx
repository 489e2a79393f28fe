import { IconPlus } from "@tabler/icons-react";
import { useId } from "react";
import buttons from "../../design/buttons.module.css";
import { Segments } from "../../design/Segments";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { LIMITS, useLimitName } from "../polls/limits";
import { letterOf } from "../polls/usePolls";
import { type Drafted, isSeveral, type QuizKind } from "./draft";
import style from "./quiz.module.css";
import { words } from "./strings";

const KINDS: readonly QuizKind[] = ["choice", "number", "text", "rating", "words"];
const MOST_OPTIONS = 12;
const POINTS = ["1", "2", "3", "5"] as const;

interface QuizQuestionFormProps {
  number: number;
  drafted: Drafted;
  onChange: (next: Partial<Drafted>) => void;
  /** Whether it has a time already; one of the bank has not. */
  timed?: boolean;
  /** What the question is called where it stands alone. */
  label?: string;
}

/** One question of a quiz: what is asked, what is right, and what it is worth. */
export function QuizQuestionForm({ number, drafted, onChange, timed = true, label }: QuizQuestionFormProps) {
  const t = useT(words);
  const limitName = useLimitName();
  const limit = LIMITS.find((value) => Number(value) === drafted.limit) ?? "none";
  return (
    <fieldset className={style.question} aria-label={label ?? t("question_n", { number })}>
      <Segments
        label={t("kind")}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
        value={drafted.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Line
        name="question_n"
        label={label ?? t("question_n", { number })}
        value={drafted.text}
        most={500}
        onChange={(text) => onChange({ text })}
      />
      {drafted.kind === "choice" && <Answers drafted={drafted} onChange={onChange} />}
      {drafted.kind === "number" && (
        <div className={style.pair}>
          <Line
            name="right_number"
            label={t("right_number")}
            value={drafted.number}
            most={20}
            onChange={(number) => onChange({ number })}
          />
          <Line
            name="tolerance"
            label={t("tolerance")}
            value={drafted.tolerance}
            most={20}
            onChange={(tolerance) => onChange({ tolerance })}
          />
        </div>
      )}
      {drafted.kind === "text" && <Accepted value={drafted.accepted} onChange={(accepted) => onChange({ accepted })} />}
      {drafted.kind === "rating" || drafted.kind === "words" ? (
        <p className={panel.note}>{t(drafted.kind === "rating" ? "no_right" : "no_right_word")}</p>
      ) : (
        <>
          <Line
            name="explanation"
            label={t("explanation")}
            value={drafted.explanation}
            most={1_000}
            onChange={(explanation) => onChange({ explanation })}
          />
          <p className={field.label}>{t("points")}</p>
          <Segments
            label={t("points")}
            options={POINTS.map((value) => ({ value, label: value }))}
            value={String(drafted.points) as "1"}
            onChange={(value) => onChange({ points: Number(value) })}
          />
        </>
      )}
      {timed && (
        <>
          <p className={field.label}>{t("time")}</p>
          <Segments
            label={t("time")}
            options={LIMITS.map((value) => ({ value, label: limitName(value) }))}
            value={limit}
            onChange={(value) => onChange({ limit: value === "none" ? 0 : Number(value) })}
          />
        </>
      )}
    </fieldset>
  );
}

interface LineProps {
  name: "question_n" | "right_number" | "tolerance" | "explanation";
  label: string;
  value: string;
  most: number;
  onChange: (value: string) => void;
}

function Line({ name, label, value, most, onChange }: LineProps) {
  const id = useId();
  return (
    <div>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={field.box}
        value={value}
        maxLength={most}
        autoComplete="off"
        data-testid={`quiz-${name.replace("_", "-")}`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

function Accepted({ value, onChange }: Pick<LineProps, "value" | "onChange">) {
  const t = useT(words);
  const id = useId();
  return (
    <div>
      <label className={field.label} htmlFor={id}>
        {t("accepted")}
      </label>
      <textarea
        id={id}
        className={field.box}
        rows={3}
        value={value}
        maxLength={2_100}
        data-testid="quiz-accepted"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

function Answers({ drafted, onChange }: Pick<QuizQuestionFormProps, "drafted" | "onChange">) {
  const t = useT(words);
  const { options, right } = drafted;
  const several = isSeveral(drafted);
  return (
    <fieldset className={style.answers}>
      <legend className={field.label}>{t("answers")}</legend>
      <p className={panel.note}>{t(several ? "right_hint_all" : right.length > 1 ? "right_hint_any" : "right_hint")}</p>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its letter
        <div key={index} className={style.answer}>
          <input
            type="checkbox"
            checked={right.includes(index)}
            aria-label={t("is_right", { letter: letterOf(index) })}
            data-testid="quiz-right"
            data-id={index}
            onChange={(event) =>
              onChange({
                right: event.currentTarget.checked ? [...right, index] : right.filter((one) => one !== index),
              })
            }
          />
          <input
            className={field.box}
            value={option}
            maxLength={200}
            autoComplete="off"
            aria-label={t("answer", { letter: letterOf(index) })}
            data-testid="quiz-option"
            onChange={(event) => onChange({ options: options.with(index, event.currentTarget.value) })}
          />
        </div>
      ))}
      {options.length < MOST_OPTIONS && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="quiz-add-option"
          onClick={() => onChange({ options: [...options, ""] })}
        >
          <IconPlus size={18} stroke={1.75} aria-hidden /> {t("add_answer")}
        </button>
      )}
      <SwitchRow
        label={t("several")}
        on={several}
        onChange={(several) => onChange({ several })}
        data-testid="quiz-several"
      />
    </fieldset>
  );
}
