import { useId } from "react";
import { useT } from "../../design/strings";
import type { PollQuestion } from "../../wire/generated";
import style from "./polls.module.css";
import { words } from "./strings";
import { choicesOf, isBare, letterOf } from "./usePolls";

interface ChoicesProps {
  question: PollQuestion;
  chosen: readonly number[];
  takes: boolean;
  onPress: (index: number) => void;
}

/** What one chooses from: rows with their letter, or the steps of a scale in one row. */
export function Choices({ question, chosen, takes, onPress }: ChoicesProps) {
  const t = useT(words);
  const name = useId();
  const scale = question.form === "rating";
  const many = question.form === "multiple";
  const bare = choicesOf(question).every(isBare); // read from the board: letters alone, two in a row, fit a phone
  return (
    <fieldset
      className={scale ? style.scale : `${style.choices} ${bare ? style.bare : ""}`}
      aria-label={t("options")}
      disabled={!takes}
    >
      {many && question.most < question.options.length && (
        <p className={style.most}>{t("choose_most", { count: question.most })}</p>
      )}
      {choicesOf(question).map((choice, index) => (
        <label
          key={choice}
          className={style.choice}
          data-testid="poll-option"
          data-id={index}
          data-state={chosen.includes(index) ? "on" : "off"}
        >
          <input
            type={many ? "checkbox" : "radio"}
            name={name}
            checked={chosen.includes(index)}
            aria-label={scale ? t("step", { step: choice, scale: question.scale }) : undefined}
            onChange={() => onPress(index)}
          />
          {!scale && (
            <span className={style.key} aria-hidden>
              {letterOf(index)}
            </span>
          )}
          <span className={isBare(choice, index) ? "visually-hidden" : undefined}>{choice}</span>
        </label>
      ))}
    </fieldset>
  );
}
