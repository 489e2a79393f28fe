import { IconCheck } from "@tabler/icons-react";
import { useT } from "../design/strings";
import { letterOf } from "../tools/polls/usePolls";
import style from "./bank.module.css";
import { words } from "./strings";
import type { BankQuestion } from "./types";

/** A question as the class will see it, and what is shown after. */
export function Preview({ asked: { question, solution, points } }: { asked: BankQuestion }) {
  const t = useT(words);
  const { number, tolerance, accepted, right } = solution;
  const worth = right.length > 0 || number !== null || accepted.length > 0;
  return (
    <>
      <h3 dir="auto">{question.text}</h3>
      {question.options.length > 0 && (
        <ol className={style.options}>
          {question.options.map((option, index) => (
            <li key={option} data-right={right.includes(index) || undefined}>
              <span className={style.key} aria-hidden>
                {letterOf(index)}
              </span>
              <span dir="auto">{option}</span>
              {right.includes(index) && (
                <b>
                  <IconCheck size={16} stroke={2} aria-hidden /> {t("right")}
                </b>
              )}
            </li>
          ))}
        </ol>
      )}
      {question.form === "rating" && <p>{t("scale", { scale: question.scale })}</p>}
      {number !== null && (
        <p className={style.right}>
          {tolerance > 0 ? t("right_between", { number, tolerance }) : t("right_number", { number })}
        </p>
      )}
      {accepted.length > 0 && <p className={style.right}>{t("accepted", { texts: accepted.join(" · ") })}</p>}
      {solution.explanation && (
        <p className={style.after}>
          <b>{t("shown_after")}</b> <bdi>{solution.explanation}</bdi>
        </p>
      )}
      {worth && <p className={style.worth}>{t("points", { count: points })}</p>}
    </>
  );
}
