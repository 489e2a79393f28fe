import { IconCheck, IconCircleHalf2 } from "@tabler/icons-react";
import { Link } from "wouter";
import { useResource } from "../api/useResource";
import buttons from "../design/buttons.module.css";
import { Bar, Chip } from "../design/Chip";
import { Shape } from "../design/Shape";
import { useT } from "../design/strings";
import { useTitle } from "../design/useTitle";
import { Grey, Waiting } from "../design/Waiting";
import { Crumbs, Failing } from "./Aids";
import { activitiesOf, addressOf, hereIn, type Known } from "./known";
import style from "./MyProgressPage.module.css";
import page from "./page.module.css";
import { Shell } from "./Shell";
import { words } from "./strings";
import type { Course, MyProgress } from "./types";

/** "Why 7 of 10": each step that counts with the evidence for it, and what is kept of live classes. */
export function MyProgressPage({ me, course }: Known) {
  const t = useT(words);
  const mine = useResource<MyProgress>(`/api/v1/courses/${encodeURIComponent(course.id)}/my-progress`);
  const { done, total } = mine.value ?? course;
  const title = total > 0 && done === total ? t("why_all", { total }) : t("why_title", { done, total });
  useTitle(title);
  return (
    <Shell me={me} course={course}>
      <div data-testid="progress" data-done={done} data-total={total}>
        <div className={page.head}>
          <div>
            <Crumbs steps={[{ word: course.title, to: `/c/${course.id}` }]} />
            <h1>{title}</h1>
          </div>
        </div>
        <Failing resource={mine} />
        {mine.state === "loading" && (
          <Waiting label={t("loading")}>
            <Grey wide="100%" high={150} round={16} />
          </Waiting>
        )}
        {mine.value && (
          <div className={page.two}>
            <div>
              <Cells course={course} mine={mine.value} />
              <h2 className={page.section} style={{ marginBlock: "28px 14px" }}>
                {t("what_counts")}
              </h2>
              <ul>
                {mine.value.steps.map((step) => (
                  <Evidence key={step.id} step={step} course={course} />
                ))}
              </ul>
            </div>
            <aside className={page.aside} aria-label={t("in_live")}>
              <Kept kept={mine.value.kept} />
              <section className={page.card}>
                <h2 className={page.cardTitle}>{t("something_wrong")}</h2>
                <p className={`${page.small} ${page.second}`} style={{ marginBlockStart: 4 }}>
                  {t("something_wrong_more")}
                </p>
              </section>
            </aside>
          </div>
        )}
      </div>
    </Shell>
  );
}

function Cells({ course, mine }: { course: Course; mine: MyProgress }) {
  const t = useT(words);
  const { done, total, steps } = mine;
  const next = hereIn(course);
  return (
    <section className={page.card} aria-label={t("steps_done", { done, total })}>
      <div
        className={style.cells}
        style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
        aria-hidden
      >
        {steps.map((step) => (
          <i
            key={step.id}
            className={step.state === "done" ? style.done : isStarted(step) ? style.started : style.later}
          >
            {step.state === "done" && <IconCheck size={18} />}
            {isStarted(step) && <IconCircleHalf2 size={18} />}
          </i>
        ))}
      </div>
      <p className={style.sentence}>
        {done === total ? (
          t("why_sentence_done")
        ) : (
          <>
            {t("why_sentence", { done, later: total - done })} {next && <b>{t("why_next", { title: next.title })}</b>}
          </>
        )}
      </p>
    </section>
  );
}

const isStarted = (step: MyProgress["steps"][number]): boolean =>
  step.state === "started" || (step.state !== "done" && step.score !== null && step.score > 0);

const SOURCES: Record<string, "source_lesson" | "source_quiz" | "source_live" | "source_teacher"> = {
  lesson: "source_lesson",
  quiz: "source_quiz",
  "live class": "source_live",
  teacher: "source_teacher",
};

function Evidence({ step, course }: { step: MyProgress["steps"][number]; course: Course }) {
  const t = useT(words);
  const activity = activitiesOf(course).find(({ id }) => id === step.id);
  const source = step.source ? SOURCES[step.source] : undefined;
  const again =
    activity &&
    step.kind === "quiz" &&
    step.state !== "done" &&
    step.state !== "locked" &&
    activity.attempts_left !== 0;
  const shape = step.state === "done" ? "done" : isStarted(step) ? "half" : step.state === "locked" ? "locked" : "open";
  const state = step.state === "done" ? "done" : step.state === "locked" ? "locked" : "open";
  return (
    <li className={style.evidence} data-testid="activity" data-id={step.id} data-state={state}>
      <Shape state={shape} />
      <h3>{activity ? <Link href={addressOf(course, activity)}>{step.title}</Link> : step.title}</h3>
      <span className={style.end}>
        {again && isStarted(step) ? (
          <Link href={addressOf(course, activity)} className={buttons.line}>
            {t("try_again")}
          </Link>
        ) : (
          <Chip tone={step.state === "done" ? "accent" : "plain"}>
            {step.state === "done" ? t("counted") : isStarted(step) ? t("started") : t("later")}
          </Chip>
        )}
      </span>
      <p>
        {step.evidence || t("evidence_none")}
        {source && step.state === "done" && <span className={page.third}> ({t(source)})</span>}
      </p>
    </li>
  );
}

function Kept({ kept }: { kept: MyProgress["kept"] }) {
  const t = useT(words);
  return (
    <section className={page.card}>
      <h2 className={page.cardTitle}>{t("in_live")}</h2>
      <p className={`${page.small} ${page.second}`} style={{ marginBlock: "4px 12px" }}>
        {kept.length > 0 ? t("in_live_more") : t("in_live_none")}
      </p>
      <ul className={style.kept}>
        {kept.map((thing) => {
          const label = thing.label ?? thing.title ?? "";
          const value = typeof thing.value === "number" ? thing.value : Number.NaN;
          const told = thing.of ? t("of_people", { done: thing.value, total: thing.of }) : String(thing.value);
          return (
            <li key={label}>
              <span className={page.between}>
                <span>{label}</span>
                <b className="tabular">{told}</b>
              </span>
              {thing.of ? <Bar share={Math.min(1, value / thing.of)} label={`${label}: ${told}`} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
