import { type ReactNode, useCallback } from "react";
import { useT } from "../../design/strings";
import type { Known } from "../known";
import { words } from "../strings";
import type { QuizPageData } from "../types";
import { keyOf } from "./draft";
import { QuizQuestions } from "./QuizQuestions";
import { QuizResultView } from "./QuizResultView";
import { useAttempt } from "./useAttempt";

export type QuizProps = Known & { data: QuizPageData; start: ReactNode };

/** A quiz: one question a card, then the result with its reasons. The answer key comes with the result and not before. */
export function QuizPage({ path, reload, ...quiz }: QuizProps & { path: string; reload: () => Promise<void> }) {
  const t = useT(words);
  const { me, course, resource, data } = quiz;
  const after = useCallback(async () => {
    await Promise.all([reload(), resource.reload()]);
  }, [reload, resource.reload]);
  const attempt = useAttempt(path, keyOf(me.person.id, course.id, data.id), after);
  const begun = Object.keys(attempt.draft.answers).length > 0;
  // Who passed, or has no try left, sees the last result and not an empty quiz.
  const last = !begun && data.last && (data.last.passed || data.attempts_left === 0) ? data.last : null;
  const shown = attempt.result ?? last;
  if (shown) return <QuizResultView {...quiz} result={shown} onAgain={attempt.again} />;
  if (data.questions.length === 0) return <p>{t("evidence_none")}</p>;
  return <QuizQuestions {...quiz} attempt={attempt} />;
}
