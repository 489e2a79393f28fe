import { Button } from "@mantine/core";
import { IconRoute, IconVideo } from "@tabler/icons-react";
import { Link } from "wouter";
import { useResource } from "../api/useResource";
import buttons from "../design/buttons.module.css";
import { Bar, Chip } from "../design/Chip";
import type { ShapeState } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useNow } from "../design/useNow";
import { useTitle } from "../design/useTitle";
import { Empty, Failing } from "./Aids";
import { SessionHead } from "./GateCard";
import { GateChoice } from "./GateChoice";
import { Glance } from "./Glance";
import { type LearnerRow, learnersIn, mostStep } from "./grid";
import type { Known } from "./known";
import page from "./page.module.css";
import { ReadinessBar, useReadinessTitle } from "./ReadinessBoard";
import { RuleStepper } from "./RuleStepper";
import { Shell } from "./Shell";
import { Steps } from "./Steps";
import stepStyle from "./steps.module.css";
import { words } from "./strings";
import type { Activity, ProgressGrid, Readiness, SessionCard } from "./types";
import { WordsCard } from "./WordsCard";

/** A teacher's course: one sentence about the class, seats by steps, how many have done each step. */
export function TeacherCoursePage({ me, course, resource }: Known) {
  const t = useT(words);
  const progress = useResource<ProgressGrid>(`/api/v1/courses/${encodeURIComponent(course.id)}/progress`);
  const learners = progress.value ? learnersIn(progress.value) : [];
  const most = mostStep(learners);
  const title = !progress.value
    ? course.title
    : most === 0
      ? t("teacher_title_none")
      : t("teacher_title_on", { step: most, total: course.total });
  useTitle(course.title);
  const describe = useTeacherDescribe();
  return (
    <Shell me={me} course={course}>
      <div className={page.head}>
        <div>
          <p className={page.crumbs}>
            {progress.value ? `${course.title}${course.subtitle ? `, ${course.subtitle}` : ""}` : course.subtitle}
          </p>
          <h1>{title}</h1>
        </div>
      </div>
      <Failing resource={resource.state === "failed" ? resource : progress} />
      <div className={page.two}>
        <div>
          {learners.length > 0 && <Glance learners={learners} course={course} />}
          {course.modules.length === 0 ? (
            <Empty icon={<IconRoute stroke={1.75} />} title={t("empty_course_title")}>
              {t("empty_course_body")}
            </Empty>
          ) : (
            <Steps
              course={course}
              more={describe}
              shape={(activity) => shapeOf(activity, learners)}
              end={(activity) => <DoneBy activity={activity} learners={learners} />}
            />
          )}
          <WordsCard course={course.id} />
        </div>
        <aside className={`${page.aside} ${page.asideFirst}`} aria-label={course.next?.title ?? t("live")}>
          {course.next && <ClassCard course={course.id} session={course.next} />}
        </aside>
      </div>
    </Shell>
  );
}

/** A step of the class: everybody has it, some do, or nobody yet. */
function shapeOf(activity: Activity, learners: readonly LearnerRow[]): ShapeState {
  const done = learners.filter(({ states }) => states.get(activity.id) === "done").length;
  if (done === 0) return "open";
  return done === learners.length ? "done" : "half";
}

function DoneBy({ activity, learners }: { activity: Activity; learners: readonly LearnerRow[] }) {
  const t = useT(words);
  if (learners.length === 0) return null;
  if (activity.kind === "live" && activity.session?.state !== "ended")
    return <Chip tone="accent">{t(activity.session?.state === "running" ? "running_now" : "live")}</Chip>;
  const done = learners.filter(({ states }) => states.get(activity.id) === "done").length;
  const total = learners.length;
  return (
    <span className={stepStyle.count}>
      <Bar share={done / total} label={t("of_people_done", { done, total })} />
      <b className="tabular">{t("of_people", { done, total })}</b>
    </span>
  );
}

function ClassCard({ course, session }: { course: string; session: SessionCard }) {
  const t = useT(words);
  const readiness = useResource<Readiness>(`/api/v1/sessions/${encodeURIComponent(session.id)}/readiness`);
  const learners = readiness.value?.learners ?? [];
  const title = useReadinessTitle(learners);
  return (
    <section className={page.card} aria-label={session.title}>
      <SessionHead session={session} />
      {learners.length > 0 && (
        <>
          <div style={{ marginBlock: "16px 8px" }}>
            <ReadinessBar learners={learners} />
          </div>
          <p className={page.small} style={{ marginBlockEnd: 14 }}>
            <b>{title}</b>
          </p>
        </>
      )}
      <Button component={Link} href={`/s/${session.id}`} fullWidth leftSection={<IconVideo size={18} aria-hidden />}>
        {t("open_class")}
      </Button>
      <Link
        href={`/c/${course}/readiness/${session.id}`}
        className={`${buttons.quiet} ${buttons.wide}`}
        style={{ marginBlockStart: 4 }}
      >
        {t("ready_more")}
      </Link>
      {session.needs.length > 0 && <GateChoice session={session} learners={learners} />}
      <RuleStepper session={session} />
    </section>
  );
}

function useTeacherDescribe(): (activity: Activity) => string {
  const t = useT(words);
  const format = useFormat();
  const now = useNow(60_000);
  return (activity) => {
    const kind = t(`kind_${activity.kind}`);
    if (activity.session) {
      const starts = new Date(activity.session.starts);
      const when = t("when_range", {
        day: format.day(starts, now),
        from: format.time(starts),
        to: format.end(new Date(activity.session.ends), starts, now),
      });
      return `${when}. ${t(`policy_${activity.session.policy}_teacher`)}`;
    }
    const length = activity.minutes ? `${kind}, ${t("minutes", { count: activity.minutes })}` : kind;
    return activity.needs.length > 0
      ? `${length}. ${t("needs", { what: activity.needs.map(({ title }) => title).join(", ") })}`
      : length;
  };
}
