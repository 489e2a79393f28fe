import { useResource } from "../api/useResource";
import { useT } from "../design/strings";
import { useTitle } from "../design/useTitle";
import { Grey, Waiting } from "../design/Waiting";
import { Crumbs, Failing } from "./Aids";
import { activitiesOf, type Known, moduleOf } from "./known";
import { LessonPage } from "./LessonPage";
import { LockedPage } from "./LockedPage";
import { ModuleOutline } from "./ModuleOutline";
import { QuizPage } from "./quiz/QuizPage";
import { Shell } from "./Shell";
import { words } from "./strings";
import style from "./study.module.css";
import type { LessonPageData, LivePageData, QuizPageData } from "./types";

type Data = LessonPageData | QuizPageData | LivePageData;

/** `/c/{course}/a/{activity}`: a lesson, a video, a quiz, or why it is not open. */
export default function ActivityPage({ me, course, resource, activity }: Known & { activity: string }) {
  const t = useT(words);
  const path = `/api/v1/courses/${encodeURIComponent(course.id)}/activities/${encodeURIComponent(activity)}`;
  const data = useResource<Data>(path);
  const step = activitiesOf(course).find(({ id }) => id === activity);
  const module = moduleOf(course, activity);
  useTitle(data.value?.title ?? step?.title);

  const known = { me, course, resource };
  const start = (
    <Crumbs steps={[{ word: course.title, to: `/c/${course.id}` }, ...(module ? [{ word: module.title }] : [])]} />
  );
  // A learner's locked step has no content to show, whatever the server says about it.
  if (step?.state === "locked" && course.role === "learner") {
    return (
      <Shell me={me} course={course}>
        {start}
        <LockedPage course={course} activity={step} />
      </Shell>
    );
  }
  const { value } = data;
  if (value?.kind === "lesson" || value?.kind === "video") {
    return (
      <LessonPage
        {...known}
        data={value}
        start={start}
        path={path}
        reload={data.reload}
        failing={<Failing resource={data} />}
      />
    );
  }
  if (value?.kind === "quiz") {
    return <QuizPage {...known} data={value} start={start} path={path} reload={data.reload} />;
  }
  if (value?.kind === "live" && step) {
    return (
      <Shell me={me} course={course}>
        {start}
        <LockedPage course={course} activity={step} />
      </Shell>
    );
  }
  return (
    <Shell me={me} course={course}>
      <div className={style.study}>
        <div>
          {start}
          <ModuleOutline course={course} activity={activity} />
        </div>
        <div>
          {data.state === "failed" ? (
            <Failing resource={data} />
          ) : (
            <Waiting label={t("loading")}>
              <div style={{ display: "grid", gap: 20 }}>
                <Grey wide="55%" high={36} />
                <Grey wide="100%" />
                <Grey wide="92%" />
                <Grey wide="100%" high={220} round={16} />
                <Grey wide="96%" />
              </div>
            </Waiting>
          )}
        </div>
      </div>
    </Shell>
  );
}
