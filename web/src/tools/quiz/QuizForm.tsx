import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useId, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { newId } from "../../wire/ids";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { BLANK, type Drafted, MOST_QUESTIONS, questionOf, troubleOf, useQuizDraft } from "./draft";
import { QuizQuestionForm } from "./QuizQuestionForm";
import style from "./quiz.module.css";
import { words } from "./strings";

interface QuizFormProps {
  closeLabel: string;
  onClose: () => void;
  onBack: () => void;
  onPoll: (id: string) => void;
}

/** A quiz as it is written: its questions in order, one of them open. What is not started yet stays on this device. */
export function QuizForm({ closeLabel, onClose, onBack, onPoll }: QuizFormProps) {
  const t = useT(words);
  const id = useId();
  const { live } = useClass();
  const { draft, change, started } = useQuizDraft();
  const [at, turn] = useState(0);
  const [tried, setTried] = useState(false);
  const [leaders, setLeaders] = useState(false);
  const { questions } = draft;
  const open = questions[at] ?? BLANK;
  const put = (next: Partial<Drafted>) => change({ questions: questions.with(at, { ...open, ...next }) });
  const trouble = tried ? troubleOf(open) : null;
  const start = () => {
    const wrong = questions.findIndex((each) => troubleOf(each) !== null);
    setTried(wrong >= 0);
    if (wrong >= 0) return turn(wrong);
    const quiz = newId();
    live
      .obey({ kind: "quiz.start", title: draft.title.trim(), questions: questions.map(questionOf), leaders }, quiz)
      .then(() => {
        started();
        onPoll(`${quiz}.1`); // its first question, as the server names it
      })
      .catch(() => {}); // the refusal is shown; what was written stays here
  };
  return (
    <Panel
      title={t("title")}
      closeLabel={closeLabel}
      onClose={onClose}
      detent="full"
      data-testid="quiz-form"
      foot={
        <div className={style.foot}>
          <button type="button" className={buttons.line} data-testid="quiz-back" onClick={onBack}>
            {t("back")}
          </button>
          <Button data-testid="quiz-start" onClick={start}>
            {t("start", { count: questions.length })}
          </Button>
        </div>
      }
    >
      <p className={panel.note}>{t("hint")}</p>
      <label className={field.label} htmlFor={id}>
        {t("name")}
      </label>
      <input
        id={id}
        className={field.box}
        value={draft.title}
        maxLength={120}
        autoComplete="off"
        data-testid="quiz-title"
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <ol className={style.questions}>
        {questions.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place
          <li key={index}>
            <button
              type="button"
              aria-pressed={index === at}
              data-testid="quiz-question"
              data-id={index + 1}
              onClick={() => turn(index)}
            >
              <b>{index + 1}</b>
              <span>{each.text.trim() || t("question_n", { number: index + 1 })}</span>
            </button>
          </li>
        ))}
      </ol>
      {questions.length < MOST_QUESTIONS && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="quiz-add"
          onClick={() => {
            change({ questions: [...questions, { ...BLANK, points: open.points, limit: open.limit }] });
            turn(questions.length);
          }}
        >
          <IconPlus size={18} stroke={1.75} aria-hidden /> {t("add")}
        </button>
      )}
      <p className={style.trouble} role="alert" data-testid="quiz-trouble">
        {trouble && t(trouble, { number: at + 1 })}
      </p>
      <QuizQuestionForm key={at} number={at + 1} drafted={open} onChange={put} />
      {questions.length > 1 && (
        <div className={style.places}>
          {at > 0 && (
            <button
              type="button"
              className={buttons.quiet}
              data-testid="quiz-earlier"
              onClick={() => {
                change({ questions: questions.with(at, questions[at - 1] ?? BLANK).with(at - 1, open) });
                turn(at - 1);
              }}
            >
              {t("earlier", { number: at + 1 })}
            </button>
          )}
          <button
            type="button"
            className={buttons.quiet}
            data-testid="quiz-remove"
            onClick={() => {
              change({ questions: questions.toSpliced(at, 1) });
              turn(Math.max(0, at - 1));
            }}
          >
            {t("remove", { number: at + 1 })}
          </button>
        </div>
      )}
      <SwitchRow
        label={t("show_best")}
        hint={t("show_best_hint")}
        on={leaders}
        onChange={setLeaders}
        data-testid="quiz-leaders"
      />
    </Panel>
  );
}
