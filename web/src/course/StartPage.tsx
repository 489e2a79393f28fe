import { IconBook2, IconChevronRight } from "@tabler/icons-react";
import { Link } from "wouter";
import { useResource } from "../api/useResource";
import { useT } from "../design/strings";
import { useTitle } from "../design/useTitle";
import { Grey, Waiting } from "../design/Waiting";
import { Empty, Failing } from "./Aids";
import { DoorPage } from "./DoorPage";
import page from "./page.module.css";
import { Shell } from "./Shell";
import style from "./StartPage.module.css";
import { words } from "./strings";
import type { CourseCard, Me } from "./types";

/** `/`: one's courses, or the door for who is not signed in. */
export default function StartPage() {
  const t = useT(words);
  const me = useResource<Me>("/api/v1/me");
  useTitle(t("product"));
  if (me.problem?.status === 401) return <DoorPage />;
  if (me.value === undefined) {
    return (
      <Shell>
        {me.state === "failed" ? <Failing resource={me} /> : <Waiting label={t("loading")}>{null}</Waiting>}
      </Shell>
    );
  }
  return (
    <Shell me={me.value}>
      <Courses me={me.value} />
    </Shell>
  );
}

function Courses({ me }: { me: Me }) {
  const t = useT(words);
  const courses = useResource<{ courses: CourseCard[] }>("/api/v1/courses");
  return (
    <>
      <div className={page.head}>
        <div>
          <p className={page.crumbs}>{t("hello", { name: me.person.name })}</p>
          <h1>{t("my_courses")}</h1>
        </div>
      </div>
      <Failing resource={courses} />
      {courses.state === "loading" && (
        <Waiting label={t("loading")}>
          <Grey wide="100%" high={104} round={16} />
        </Waiting>
      )}
      {courses.value?.courses.length === 0 && (
        <Empty icon={<IconBook2 stroke={1.75} />} title={t("no_courses_title")}>
          {t("no_courses_body")}
        </Empty>
      )}
      <ul className={style.list}>
        {courses.value?.courses.map((course) => (
          <li key={course.id}>
            <Link href={`/c/${course.id}`} className={style.course}>
              <span className={style.icon} aria-hidden>
                <IconBook2 stroke={1.75} />
              </span>
              <span className={page.grow}>
                <b className={page.section}>{course.title}</b>
                <span className={style.summary}>{course.summary}</span>
                <span className={`${page.tiny} ${page.third}`}>{t(`role_${course.role}`)}</span>
              </span>
              <IconChevronRight size={20} className="mirrored" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
