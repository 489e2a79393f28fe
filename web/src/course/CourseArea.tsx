import { Suspense } from "react";
import { Route, Switch } from "wouter";
import { useResource } from "../api/useResource";
import { later } from "../design/later";
import { useT } from "../design/strings";
import { Waiting } from "../design/Waiting";
import { Failing } from "./Aids";
import { CoursePage, CourseShapes } from "./CoursePage";
import { DoorPage } from "./DoorPage";
import { isStaff } from "./known";
import { Shell } from "./Shell";
import { words } from "./strings";
import { TeacherCoursePage } from "./TeacherCoursePage";
import type { Course, Me } from "./types";

const ActivityPage = later(() => import("./ActivityPage"));
const ProgressPage = later(() => import("./ProgressPage"));
const LeftPage = later(() => import("../left/LeftPage"));
const ReadinessPage = later(() => import("./ReadinessPage"));

/** `/c/{course}` and what lies below it. The course is fetched once for all its pages. */
export default function CourseArea({ id }: { id: string }) {
  const t = useT(words);
  const me = useResource<Me>("/api/v1/me");
  const course = useResource<Course>(`/api/v1/courses/${encodeURIComponent(id)}`);
  if (me.problem?.status === 401 || course.problem?.status === 401) return <DoorPage lost />;
  if (me.value === undefined || course.value === undefined || course.problem?.status === 404) {
    const failing = course.state === "failed" ? course : me;
    return (
      <Shell me={me.value}>
        <h1 className="visually-hidden">{t("product")}</h1>
        {failing.state === "failed" ? (
          <Failing resource={failing} />
        ) : (
          <Waiting label={t("loading")}>
            <CourseShapes />
          </Waiting>
        )}
      </Shell>
    );
  }
  const known = { me: me.value, course: course.value, resource: course };
  return (
    <Suspense
      fallback={
        <Shell me={me.value} course={course.value}>
          {null}
        </Shell>
      }
    >
      <Switch>
        <Route path="/c/:course/a/:activity">
          {({ activity }) => <ActivityPage key={activity} {...known} activity={activity} />}
        </Route>
        <Route path="/c/:course/progress">
          <ProgressPage {...known} />
        </Route>
        <Route path="/c/:course/readiness/:session?">
          {({ session }) => <ReadinessPage {...known} session={session} />}
        </Route>
        <Route path="/c/:course/left/:session">
          {({ session }) => <LeftPage key={session} {...known} session={session} />}
        </Route>
        <Route>{isStaff(course.value) ? <TeacherCoursePage {...known} /> : <CoursePage {...known} />}</Route>
      </Switch>
    </Suspense>
  );
}
