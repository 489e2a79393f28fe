import { Link } from "wouter";
import buttons from "../design/buttons.module.css";
import { useT } from "../design/strings";
import style from "./Glance.module.css";
import { behindBelow, isBehind, type LearnerRow, mostStep } from "./grid";
import page from "./page.module.css";
import { words } from "./strings";
import type { Course } from "./types";

/** Seats by steps: one small squircle a learner, no names until "See who". Never an average alone. */
export function Glance({ learners, course }: { learners: readonly LearnerRow[]; course: Course }) {
  const t = useT(words);
  const below = behindBelow(learners);
  const behind = learners.filter((learner) => isBehind(learner, below));
  const furthest = Math.max(...behind.map(({ done }) => done));
  const columns = Array.from({ length: course.total + 1 }, (_, step) => ({
    step,
    people: learners.filter(({ done }) => done === step),
  }));
  const told = columns.filter(({ people }) => people.length > 0);
  const label = told.map(({ step, people }) => t("glance_column", { count: people.length, step })).join(", ");
  return (
    <section className={style.glance} aria-label={t("glance", { count: learners.length })}>
      <div className={page.between}>
        <h2 className={page.cardTitle}>{t("glance", { count: learners.length })}</h2>
        <span className={`${page.small} ${page.second}`}>{t("glance_most", { count: mostStep(learners) })}</span>
      </div>
      <div
        className={style.columns}
        role="img"
        aria-label={label}
        style={{ gridTemplateColumns: `repeat(${columns.length}, 1fr)` }}
      >
        {columns.map(({ step, people }) => (
          <span key={step} className={style.column}>
            <span className={style.stack}>
              {people.map((person) => (
                <i key={person.id} className={isBehind(person, below) ? style.behind : ""} />
              ))}
            </span>
            <span className="tabular">{step}</span>
          </span>
        ))}
      </div>
      <div className={style.foot}>
        {behind.length > 0 ? (
          <span className={page.small}>
            <i className={`${style.key} ${style.behind}`} aria-hidden />
            {furthest === 0
              ? t("glance_not_begun", { count: behind.length })
              : t("glance_behind", { count: behind.length, step: furthest })}
          </span>
        ) : (
          <span className={`${page.small} ${page.second}`}>{t("glance_all_near")}</span>
        )}
        <Link href={`/c/${course.id}/progress`} className={buttons.quiet}>
          {t("see_who")}
        </Link>
      </div>
    </section>
  );
}
