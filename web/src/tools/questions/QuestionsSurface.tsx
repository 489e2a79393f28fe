import { IconHelpCircle } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useShown } from "../../session/context";
import type { SurfaceProps } from "../../session/surfaces";
import { one } from "../../store/room";
import panel from "../panel.module.css";
import { Answer, Author } from "./Author";
import { type Question, useOrdered } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";
import { VoteBox } from "./VoteBox";

/** One question big, or all of them. Who asked without a name has none here, on no page: it may be on the wall. */
export default function QuestionsSurface({ what }: SurfaceProps) {
  return what === null ? <All /> : <One id={what} />;
}

function One({ id }: { id: string }) {
  const t = useT(words);
  const question = useShown((room) => one(room, "question", id));
  if (question === undefined)
    return (
      <div className={style.surface}>
        <p>{t("gone")}</p>
      </div>
    );
  return (
    <div className={style.surface} data-testid="question-shown" data-id={id}>
      <h3 className={style.big} dir="auto">
        {question.view.text}
      </h3>
      <div className={style.under}>
        <VoteBox question={question} />
        <div className={style.body}>
          <Author question={question} openly />
          <p className={style.by}>{t("votes", { count: question.view.votes })}</p>
        </div>
      </div>
      <Answer question={question} />
    </div>
  );
}

function All() {
  const t = useT(words);
  const questions = useOrdered("top").filter(({ view }) => view.approved);
  if (questions.length === 0)
    return (
      <div className={`${style.surface} ${panel.empty}`}>
        <IconHelpCircle size={24} stroke={1.75} aria-hidden />
        <b>{t("empty_title")}</b>
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard (WCAG 2.1.1)
    <section className={style.surface} tabIndex={0} aria-label={t("title")}>
      <ul className={style.list}>
        {questions.map((question: Question) => (
          <li key={question.id} className={style.row} data-state={question.view.state} data-testid="question-shown">
            <VoteBox question={question} />
            <div className={style.body}>
              <p className={style.text} dir="auto">
                {question.view.text}
              </p>
              <Author question={question} openly />
              <Answer question={question} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
