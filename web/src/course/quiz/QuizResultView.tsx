import { Button } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import buttons from "../../design/buttons.module.css";
import { Chip } from "../../design/Chip";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { usePhone } from "../../design/usePhone";
import { Html } from "../Html";
import { activitiesOf, addressOf } from "../known";
import { ModuleOutline } from "../ModuleOutline";
import { Shell } from "../Shell";
import { words } from "../strings";
import study from "../study.module.css";
import type { Answer, Question, QuizResult } from "../types";
import type { QuizProps } from "./QuizPage";
import style from "./quiz.module.css";

/** How it went: the answer first, then each question with its reason. "Not quite" is marigold, never brick. */
export function QuizResultView({
  me,
  course,
  data,
  start,
  result,
  onAgain,
}: QuizProps & { result: QuizResult; onAgain: () => void }) {
  const t = useT(words);
  const phone = usePhone();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const more = Math.max(1, Math.ceil(data.pass_mark * result.max - 1e-9) - result.score);
  const mayTry = !result.passed && data.attempts_left !== 0;
  const said = result.passed ? t("result_passed") : t("result_not_yet", { count: more });
  const main = mayTry ? (
    <Button onClick={onAgain} data-testid="quiz-again">
      {t("again")}
    </Button>
  ) : (
    <Onwards course={course} next={data.next} />
  );
  return (
    <Shell me={me} course={course} foot={phone ? main : undefined}>
      <div
        className={study.study}
        data-testid="quiz"
        data-id={data.id}
        data-state={result.passed ? "passed" : "failed"}
        data-score={result.score}
      >
        <div>
          {start}
          <ModuleOutline course={course} activity={data.id} />
        </div>
        <div>
          <header className={style.resultHead}>
            <p className={style.last}>{data.title}</p>
            <h1 ref={heading} tabIndex={-1} data-testid="quiz-result">
              {t("result_title", { score: result.score, max: result.max })}
            </h1>
            <p role="status">
              {said} {!result.passed && !mayTry && t("no_more_tries")}
              {mayTry && data.attempts_left !== null && t("tries_left", { count: data.attempts_left })}
            </p>
          </header>
          <div className={style.dots} style={{ marginBlock: "20px 0" }} aria-hidden>
            {result.questions.map((question) => (
              <i key={question.id} className={question.correct ? style.answered : style.wrong} />
            ))}
          </div>
          <ol className={style.review}>
            {result.questions.map((judged) => (
              <Judged key={judged.id} judged={judged} question={data.questions.find(({ id }) => id === judged.id)} />
            ))}
          </ol>
          <div className={study.end}>
            <p>
              <Link href={`/c/${course.id}`} className={buttons.quiet} style={{ marginInlineStart: -14 }}>
                {t("back_to_course")}
              </Link>
            </p>
            {!phone && main}
          </div>
        </div>
      </div>
    </Shell>
  );
}

function Judged({ judged, question }: { judged: QuizResult["questions"][number]; question: Question | undefined }) {
  const t = useT(words);
  const yours = inWords(judged.your, question);
  return (
    <li
      className={style.item}
      data-testid="quiz-judged"
      data-id={judged.id}
      data-state={judged.correct ? "right" : "wrong"}
    >
      <div className={style.itemHead}>
        <h2>{question && <Html html={question.text_html} inline />}</h2>
        <Chip tone={judged.correct ? "accent" : "hand"}>{judged.correct ? t("right") : t("not_quite")}</Chip>
      </div>
      <p className={style.line}>
        <Shape state={judged.correct ? "done" : "half"} />
        {yours ? t("you_said", { what: yours }) : t("you_said_nothing")}
      </p>
      {!judged.correct && judged.right !== null && (
        <p className={style.line}>
          <Shape state="done" />
          {t("right_is", { what: inWords(judged.right, question) })}
        </p>
      )}
      {judged.explanation_html && <Html html={judged.explanation_html} inline className={style.why} />}
    </li>
  );
}

function Onwards({ course, next }: Pick<QuizProps, "course"> & { next: QuizProps["data"]["next"] }) {
  const t = useT(words);
  const step = activitiesOf(course).find(({ id }) => id === next?.id);
  return (
    <Button
      component={Link}
      href={step ? addressOf(course, step) : `/c/${course.id}`}
      rightSection={step && <IconArrowRight size={18} className="mirrored" aria-hidden />}
    >
      {step ? t("next_is", { title: step.title }) : t("back_to_course")}
    </Button>
  );
}

/** An answer as text: option ids become what the options say. */
function inWords(answer: Answer | null, question: Question | undefined): string {
  if (answer === null) return "";
  if (typeof answer === "string") return answer;
  return answer.map((id) => question?.options.find((option) => option.id === id)?.text ?? id).join(", ");
}
