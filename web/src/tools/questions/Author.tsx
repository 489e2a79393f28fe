import { IconCheck } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import type { Question } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";

/** Who asked and when. `openly`: as everybody may read it, on the stage: a teacher's page may be on the wall. */
export function Author({ question, openly = false }: { question: Question; openly?: boolean }) {
  const t = useT(words);
  const format = useFormat();
  const { me } = useClass();
  const { author, without_name, at_ms } = question.view;
  const name = useShown((room) => (author === null ? undefined : nameOf(room, author))) ?? t("someone");
  const time = format.time(new Date(at_ms));
  const own = author === me.person.id;
  const hidden = without_name && (openly || author === null);
  return (
    <p className={style.by}>
      {hidden
        ? t("by_hidden", { time })
        : own
          ? t(without_name ? "by_you_hidden" : "by_you", { time })
          : t(without_name ? "by_hidden_staff" : "by", { name, time })}
    </p>
  );
}

/** What came of it. */
export function Answer({ question }: { question: Question }) {
  const t = useT(words);
  const { answer, state } = question.view;
  const by = answer?.by ?? "";
  const name = useShown((room) => nameOf(room, by)) ?? t("someone");
  if (answer === null || (answer.text === "" && state !== "answered")) return null;
  return (
    <p className={style.answer} data-testid="question-answer">
      <IconCheck size={16} stroke={2.25} aria-hidden />
      <span dir="auto">
        {answer.text === "" ? (
          t("answered_aloud", { name })
        ) : (
          <>
            <b>{t("answered_by", { name })}</b>
            {answer.text}
          </>
        )}
      </span>
    </p>
  );
}
