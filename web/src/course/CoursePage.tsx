import { IconRoute } from "@tabler/icons-react";
import { Link } from "wouter";
import { Bar, Chip } from "../design/Chip";
import { Seats } from "../design/Seat";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useNow } from "../design/useNow";
import { useTitle } from "../design/useTitle";
import { Grey } from "../design/Waiting";
import { Empty, Failing } from "./Aids";
import { GateCard } from "./GateCard";
import { hereIn, type Known } from "./known";
import page from "./page.module.css";
import { Shell } from "./Shell";
import { Steps } from "./Steps";
import stepStyle from "./steps.module.css";
import { words } from "./strings";
import type { Activity, Course } from "./types";
import { useScore } from "./useScore";

/** A learner's course: the thread, and beside it the next live class with what it needs. */
export function CoursePage({ me, course, resource }: Known) {
  const t = useT(words);
  useTitle(course.title);
  const { done, total } = course;
  return (
    <Shell me={me} course={course}>
      <div className={page.head}>
        <div>
          <p className={page.crumbs}>{course.subtitle}</p>
          <h1>{course.title}</h1>
        </div>
        {total > 0 && course.role === "learner" && (
          <div className={page.side}>
            <div className={`${page.between} ${page.small}`} style={{ marginBlockEnd: 6 }}>
              <b>{t("steps_done", { done, total })}</b>
              <Link href={`/c/${course.id}/progress`} className={page.link}>
                {t("why", { done })}
              </Link>
            </div>
            <Bar share={done / total} label={t("steps_done", { done, total })} />
          </div>
        )}
      </div>
      <Failing resource={resource} />
      <div className={page.two}>
        {course.modules.length === 0 ? (
          <Empty icon={<IconRoute stroke={1.75} />} title={t("empty_course_title")}>
            {t("empty_course_body")}
          </Empty>
        ) : (
          <Thread course={course} />
        )}
        <aside className={`${page.aside} ${page.asideFirst}`} aria-label={course.next?.title ?? t("your_class")}>
          {course.next && <GateCard course={course} session={course.next} />}
          <People course={course} />
        </aside>
      </div>
    </Shell>
  );
}

function Thread({ course }: { course: Course }) {
  const t = useT(words);
  const describe = useDescribe(course);
  const here = hereIn(course)?.id;
  return (
    <Steps
      course={course}
      folds
      more={describe}
      end={(activity) => {
        if (activity.kind === "live") return <LiveChip activity={activity} learner={course.role === "learner"} />;
        const needed = activity.for_live && activity.state !== "done" && activity.id === here;
        return needed ? <Chip tone="hand">{t("needed_for_class")}</Chip> : null;
      }}
    />
  );
}

function LiveChip({ activity, learner }: { activity: Activity; learner: boolean }) {
  const t = useT(words);
  const { session } = activity;
  if (!session) return null;
  if (session.state === "ended") return <Chip>{t("class_ended")}</Chip>;
  const missing = session.ready_state === "excused" || !learner ? 0 : session.needs.filter(({ done }) => !done).length;
  if (session.state !== "planned" && (missing === 0 || session.policy !== "block"))
    return <Chip tone="accent">{t("can_join")}</Chip>;
  return missing > 0 ? <Chip>{t("missing", { count: missing })}</Chip> : null;
}

/** The second line of a step: what it is, how long, how it went, what it needs. */
function useDescribe(course: Course): (activity: Activity) => string {
  const t = useT(words);
  const format = useFormat();
  const score = useScore();
  const now = useNow(60_000);
  return (activity) => {
    const kind = t(`kind_${activity.kind}`);
    const length = activity.minutes ? `${kind}, ${t("minutes", { count: activity.minutes })}` : kind;
    const missing = activity.needs.filter(({ done }) => !done).map(({ title }) => title);
    if (activity.kind === "live" && activity.session) {
      const starts = new Date(activity.session.starts);
      const when = t("when", { day: format.day(starts, now), time: format.time(starts) });
      const minutes = activity.session.minimum_minutes;
      return minutes ? `${when}. ${t("counts_when", { minutes })}` : when;
    }
    if (activity.state === "locked")
      return missing.length > 0 ? `${kind}. ${t("needs", { what: missing.join(", ") })}` : kind;
    if (activity.kind === "quiz" && activity.score !== null) {
      const result =
        activity.state === "done"
          ? t("score_passed", { score: score(activity.score) })
          : t("score_last", { score: score(activity.score), pass: score(activity.pass_mark) });
      return activity.state === "done" ? result : [result, triesLeft(activity, t)].filter(Boolean).join(". ");
    }
    return course.role === "learner" ? length : kind;
  };
}

function triesLeft(activity: Activity, t: ReturnType<typeof useT<typeof words.en>>): string {
  if (activity.attempts_left === null) return "";
  return activity.attempts_left === 0 ? t("no_tries_left") : t("tries_left", { count: activity.attempts_left });
}

function People({ course }: { course: Course }) {
  const t = useT(words);
  if (course.people_count === 0) return null;
  return (
    <section className={`${page.card} ${page.besideOnly}`} aria-label={t("your_class")}>
      <div className={page.between}>
        <h2 className={page.small} style={{ fontWeight: 650 }}>
          {t("your_class")}
        </h2>
        <span className={`${page.small} ${page.third}`}>{t("class_of", { count: course.people_count })}</span>
      </div>
      {course.teachers.length > 0 && (
        <div className={page.row} style={{ marginBlockStart: 10 }}>
          <Seats people={course.teachers} />
          <span className={`${page.small} ${page.second}`}>
            {t("taught_by", { names: course.teachers.map(({ name }) => name).join(", ") })}
          </span>
        </div>
      )}
    </section>
  );
}

/** The grey shapes of a course page. */
export function CourseShapes() {
  const rows = [436, 372, 310, 246];
  return (
    <div className={page.two} style={{ paddingBlockStart: 72 }}>
      <div>
        {[0, 1].map((module) => (
          <div key={module} className={stepStyle.module}>
            <div className={stepStyle.head}>
              <Grey wide={180} high={20} />
            </div>
            {rows.map((wide) => (
              <div key={wide} className={page.row} style={{ minBlockSize: 56, paddingInlineStart: 6 }}>
                <Grey wide={20} high={20} round="50%" />
                <Grey wide={wide} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className={`${page.aside} ${page.asideFirst}`}>
        <Grey wide="100%" high={300} round={16} />
        <Grey wide="100%" high={120} round={16} />
      </div>
    </div>
  );
}
