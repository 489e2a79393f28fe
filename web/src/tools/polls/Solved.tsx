import { useId } from "react";
import { useT } from "../../design/strings";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { words as quizWords } from "../quiz/strings";
import { type Asking, choicesOf } from "./asking";
import style from "./polls.module.css";
import { words } from "./strings";
import { letterOf } from "./usePolls";

interface SolvedProps {
  asking: Asking;
  onChange: (next: Partial<Asking>) => void;
}

/** What is right, and why, where there is something right; the class sees both with the result. */
export function Solved({ asking, onChange }: SolvedProps) {
  const t = useT(words);
  const quiz = useT(quizWords);
  const id = useId();
  const choices = choicesOf(asking, t);
  const byNumber = asking.style === "number";
  if (choices.length === 0 && !byNumber) return null;
  const right = asking.right.filter((index) => index < choices.length);
  const line = (name: "number" | "tolerance" | "explanation", label: string, most: number) => (
    <div>
      <label className={field.label} htmlFor={`${id}${name}`}>
        {label}
      </label>
      <input
        id={`${id}${name}`}
        className={field.box}
        value={asking[name]}
        maxLength={most}
        autoComplete="off"
        data-testid={`poll-${name}`}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <fieldset className={style.solved}>
      <legend className={field.label}>{t("solution")}</legend>
      <p className={panel.note}>{t("solution_hint")}</p>
      {choices.map((choice, index) => (
        <label key={letterOf(index)}>
          <input
            type="checkbox"
            checked={right.includes(index)}
            data-testid="poll-right-option"
            data-id={index}
            onChange={(event) =>
              onChange({
                right: event.currentTarget.checked ? [...right, index] : right.filter((one) => one !== index),
              })
            }
          />
          <bdi>
            {asking.style === "a_to_d" && choice !== letterOf(index) ? `${letterOf(index)}: ${choice}` : choice}
          </bdi>
        </label>
      ))}
      {byNumber && line("number", quiz("right_number"), 20)}
      {byNumber && asking.number.trim() !== "" && line("tolerance", quiz("tolerance"), 20)}
      {(right.length > 0 || asking.number.trim() !== "") && line("explanation", quiz("explanation"), 1_000)}
    </fieldset>
  );
}
