import { IconChalkboard } from "@tabler/icons-react";
import { useState } from "react";
import { Crumbs, Empty, Failing } from "../course/Aids";
import { activitiesOf, type Known } from "../course/known";
import page from "../course/page.module.css";
import { Shell } from "../course/Shell";
import { useT } from "../design/strings";
import { useTitle } from "../design/useTitle";
import { Grey, Waiting } from "../design/Waiting";
import { LeftBoard } from "./LeftBoard";
import { LeftNotes } from "./LeftNotes";
import style from "./left.module.css";
import { words } from "./strings";
import { useLeft } from "./useLeft";

/** What a lesson leaves: its boards and notes as they were at its end, to look at and to save. */
export default function LeftPage({ me, course, session }: Known & { session: string }) {
  const t = useT(words);
  const { state, left } = useLeft(session);
  const [empty, setEmpty] = useState<ReadonlySet<string>>(new Set()); // boards on which nothing lies
  const card = activitiesOf(course).find((activity) => activity.session?.id === session)?.session;
  const title = t("title");
  useTitle(card ? `${title}: ${card.title}` : title);
  const boards = left?.boards.filter(({ id }) => !empty.has(id)) ?? [];
  const nothing = left !== undefined && boards.length === 0 && left.notes.length === 0;
  return (
    <Shell me={me} course={course}>
      <div className={page.head}>
        <div>
          <Crumbs steps={[{ word: course.title, to: `/c/${course.id}` }, ...(card ? [{ word: card.title }] : [])]} />
          <h1>{title}</h1>
        </div>
      </div>
      <Failing resource={state} />
      {left === undefined && state.state !== "failed" && (
        <Waiting label={t("loading")}>
          <Grey wide="100%" high={240} round={16} />
        </Waiting>
      )}
      {nothing && (
        <Empty icon={<IconChalkboard stroke={1.75} />} title={t("nothing")}>
          {t("nothing_more")}
        </Empty>
      )}
      {boards.length > 0 && (
        <section className={style.part} aria-label={t("boards")}>
          <h2>{t("boards")}</h2>
          <ul className={style.boards}>
            {left?.boards.map(({ id, view }) => (
              <LeftBoard
                key={id}
                session={session}
                id={id}
                view={view}
                hidden={empty.has(id)}
                onEmpty={() => setEmpty((now) => new Set(now).add(id))}
              />
            ))}
          </ul>
        </section>
      )}
      {left && left.notes.length > 0 && (
        <section className={style.part} aria-label={t("notes")}>
          <h2>{t("notes")}</h2>
          {left.notes.map(({ id, view }) => (
            <LeftNotes key={id} session={session} id={id} view={view} of={card?.title ?? course.title} />
          ))}
        </section>
      )}
    </Shell>
  );
}
