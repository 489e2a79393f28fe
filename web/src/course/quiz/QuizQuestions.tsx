import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useSaid } from "../../api/useSaid";
import buttons from "../../design/buttons.module.css";
import { Notice } from "../../design/Notice";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { usePhone } from "../../design/usePhone";
import { ModuleOutline } from "../ModuleOutline";
import { Shell } from "../Shell";
import { words } from "../strings";
import study from "../study.module.css";
import { isAnswered } from "./draft";
import { choose, QuestionCard } from "./QuestionCard";
import type { QuizProps } from "./QuizPage";
import style from "./quiz.module.css";
import type { Attempt } from "./useAttempt";
import { useQuizKeys } from "./useQuizKeys";

/** Answering: one question a card, the answers kept on this device until the server has them. */
export function QuizQuestions({ me, course, data, start, attempt }: QuizProps & { attempt: Attempt }) {
  const t = useT(words);
  const { draft, sending } = attempt;
  const total = data.questions.length;
  const at = Math.min(draft.at, total - 1);
  const question = data.questions[at];
  const last = at === total - 1;
  const phone = usePhone();
  const heading = useFocusOnChange(at);
  const next = () => (last ? attempt.send() : attempt.go(at + 1));
  useQuizKeys({
    next,
    choose: (index) => {
      const option = question?.options[index];
      if (question && option) attempt.answer(question.id, choose(question, draft.answers[question.id], option.id));
    },
  });
  if (!question) return null;

  const goes = (
    <Button
      type="button"
      onClick={next}
      aria-disabled={sending}
      data-testid="quiz-submit"
      data-state={sending ? "sending" : last ? "send" : "next"}
    >
      {sending ? t("sending") : last ? t("send_answers") : t("next_question")}
    </Button>
  );
  const back = at > 0 && (
    <button type="button" className={buttons.quiet} onClick={() => attempt.go(at - 1)} data-testid="quiz-back">
      {t("back")}
    </button>
  );
  const bar = (
    <>
      {back}
      {goes}
    </>
  );
  const empty = data.questions.filter(({ id }) => !isAnswered(draft.answers[id])).length;
  return (
    <Shell me={me} course={course} foot={phone ? bar : undefined}>
      <div className={study.study} data-testid="quiz" data-id={data.id} data-state="answering">
        <div>
          {start}
          <ModuleOutline course={course} activity={data.id} />
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            next();
          }}
        >
          <Top data={data} at={at} attempt={attempt} />
          <QuestionCard
            key={question.id}
            question={question}
            answer={draft.answers[question.id]}
            onAnswer={(answer) => attempt.answer(question.id, answer)}
            heading={heading}
          />
          <Sent attempt={attempt} />
          {last && empty > 0 && empty < total && (
            <p className={`${style.hint} ${style.notice}`} role="status">
              {t("not_answered", { count: empty })}
            </p>
          )}
          <div className={style.foot}>
            <p className={style.keys}>
              {question.options.length > 1 && (
                <>
                  {t("keys")} <kbd>A</kbd> {t("keys_to")} <kbd>{String.fromCharCode(64 + question.options.length)}</kbd>{" "}
                  {t("keys_choose")}
                </>
              )}{" "}
              <kbd>Enter</kbd> {t("keys_next")}
            </p>
            {!phone && bar}
          </div>
          <button type="submit" hidden />
        </form>
      </div>
    </Shell>
  );
}

function Top({ data, at, attempt }: Pick<QuizProps, "data"> & { at: number; attempt: Attempt }) {
  const t = useT(words);
  const total = data.questions.length;
  const passing = Math.ceil(data.pass_mark * total - 1e-9); // 0.7 of 10 is 7, also in floating point
  return (
    <>
      <div className={style.top}>
        <h1>
          <span className="visually-hidden">{data.title}. </span>
          {t("question_of", { index: at + 1, total })}
        </h1>
        <span>
          {t("pass_line", { count: passing })}
          {data.attempts_left !== null && `. ${t("tries_left", { count: data.attempts_left })}`}
        </span>
      </div>
      <div className={style.dots} aria-hidden>
        {data.questions.map((question, index) => (
          <i
            key={question.id}
            className={
              index === at ? style.current : isAnswered(attempt.draft.answers[question.id]) ? style.answered : ""
            }
          />
        ))}
      </div>
    </>
  );
}

/** What became of "Send answers" when it was not a result. */
function Sent({ attempt }: { attempt: Attempt }) {
  const t = useT(words);
  const said = useSaid();
  const format = useFormat();
  if (attempt.refused) {
    return (
      <div className={style.notice}>
        <Notice kind="hand" title={t("refused_title")}>
          {said(attempt.refused)}
        </Notice>
      </div>
    );
  }
  if (!attempt.lostAt) return null;
  return (
    <div className={style.notice}>
      <Notice
        kind="alert"
        title={t("not_sent_title")}
        action={
          <button type="button" className={buttons.line} onClick={attempt.send}>
            {t("try_again")}
          </button>
        }
      >
        {t("not_sent_body", { time: format.time(attempt.lostAt) })}
      </Notice>
    </div>
  );
}

/** The heading of a new card takes the focus, so that readers hear the question; not at the first one. */
function useFocusOnChange(at: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) heading.current?.focus();
    before.current = at;
  }, [at]);
  return heading;
}
