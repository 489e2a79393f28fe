import { TextInput } from "@mantine/core";
import { type RefObject, useId } from "react";
import { useT } from "../../design/strings";
import { Html } from "../Html";
import { words } from "../strings";
import type { Answer, Question } from "../types";
import style from "./quiz.module.css";

interface CardProps {
  question: Question;
  answer: Answer | undefined;
  onAnswer: (answer: Answer) => void;
  /** Gets the focus when the card changes. */
  heading: RefObject<HTMLHeadingElement | null>;
}

/** One question and its choices. */
export function QuestionCard({ question, answer, onAnswer, heading }: CardProps) {
  const t = useT(words);
  const id = useId();
  return (
    <fieldset
      className={style.card}
      aria-labelledby={id}
      data-testid="quiz-question"
      data-id={question.id}
      data-kind={question.kind}
    >
      <h2 id={id} ref={heading} tabIndex={-1} className={style.question}>
        <Html html={question.text_html} inline />
      </h2>
      {question.kind === "short" ? (
        <TextInput
          data-testid="quiz-answer"
          label={t("your_answer")}
          description={t("short_hint")}
          value={typeof answer === "string" ? answer : ""}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      ) : (
        <>
          {question.kind === "multiple" && <p className={style.hint}>{t("choose_some")}</p>}
          {question.options.map((option, index) => (
            <Choice
              key={option.id}
              letter={String.fromCharCode("A".charCodeAt(0) + index)}
              option={option}
              name={question.id}
              many={question.kind === "multiple"}
              chosen={Array.isArray(answer) && answer.includes(option.id)}
              onChoose={() => onAnswer(choose(question, answer, option.id))}
            />
          ))}
        </>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  letter: string;
  option: { id: string; text: string };
  name: string;
  many: boolean;
  chosen: boolean;
  onChoose: () => void;
}

function Choice({ letter, option, name, many, chosen, onChoose }: ChoiceProps) {
  return (
    <label
      className={`${style.choice} ${chosen ? style.chosen : ""}`}
      data-testid="quiz-option"
      data-id={option.id}
      data-state={chosen ? "on" : "off"}
    >
      <input
        type={many ? "checkbox" : "radio"}
        name={name}
        className={style.input}
        checked={chosen}
        onChange={onChoose}
      />
      <span className={style.key} aria-hidden>
        {letter}
      </span>
      <span>{option.text}</span>
    </label>
  );
}

/** The answer after a press on an option: the only one, or one more or fewer. */
export function choose(question: Question, answer: Answer | undefined, option: string): Answer {
  if (question.kind !== "multiple") return [option];
  const chosen = Array.isArray(answer) ? answer : [];
  return chosen.includes(option) ? chosen.filter((id) => id !== option) : [...chosen, option];
}
