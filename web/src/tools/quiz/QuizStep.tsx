import { useT } from "../../design/strings";
import style from "./quiz.module.css";
import { words } from "./strings";
import { useQuizOf } from "./useQuiz";

/** Above a question: which one of its quiz it is, and what it is worth. */
export function QuizStep({ poll }: { poll: string }) {
  const t = useT(words);
  const quiz = useQuizOf(poll);
  if (quiz === undefined) return null;
  const at = quiz.view.asked.indexOf(poll);
  const worth = quiz.view.worth[at] ?? 0;
  return (
    <p className={style.step} data-testid="quiz-step" data-id={at + 1}>
      {quiz.view.title && <bdi>{quiz.view.title}</bdi>}
      <span>{t("of", { number: at + 1, total: quiz.view.count })}</span>
      {worth > 0 && <span>{t("worth", { count: worth })}</span>}
    </p>
  );
}
