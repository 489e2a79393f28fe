import { Button } from "@mantine/core";
import { IconBroadcast, IconVideo } from "@tabler/icons-react";
import { useEffect } from "react";
import { Link } from "wouter";
import { useResource } from "../api/useResource";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useNow } from "../design/useNow";
import { useTitle } from "../design/useTitle";
import { Grey, Waiting } from "../design/Waiting";
import { watchReadiness } from "../wire/watch";
import { Crumbs, Empty, Failing } from "./Aids";
import { activitiesOf, type Known } from "./known";
import page from "./page.module.css";
import { ReadinessBoard, useReadinessTitle } from "./ReadinessBoard";
import { Shell } from "./Shell";
import { words } from "./strings";
import type { Readiness, SessionCard } from "./types";

/** Before class: who is ready, and which question to start with. */
export default function ReadinessPage({ me, course, session }: Known & { session: string | undefined }) {
  const t = useT(words);
  const sessions = activitiesOf(course).flatMap((activity) => (activity.session ? [activity.session] : []));
  const card = sessions.find(({ id }) => id === session) ?? course.next ?? sessions[0];
  return (
    <Shell me={me} course={course}>
      {card ? (
        <Board known={{ me, course }} card={card} />
      ) : (
        <Empty icon={<IconBroadcast stroke={1.75} />} title={t("readiness_no_session")}>
          {t("readiness_no_session_more")}
        </Empty>
      )}
    </Shell>
  );
}

function Board({ known: { course }, card }: { known: Pick<Known, "me" | "course">; card: SessionCard }) {
  const t = useT(words);
  const format = useFormat();
  const now = useNow(60_000);
  const readiness = useResource<Readiness>(`/api/v1/sessions/${encodeURIComponent(card.id)}/readiness`);
  const { reload } = readiness;
  useEffect(() => watchReadiness(card.id, () => void reload()), [card.id, reload]);
  const title = useReadinessTitle(readiness.value?.learners ?? []);
  const starts = new Date(card.starts);
  useTitle(readiness.value && title);
  return (
    <>
      <div className={page.head}>
        <div>
          <Crumbs
            steps={[
              { word: course.title, to: `/c/${course.id}` },
              { word: card.title },
              { word: t("when", { day: format.day(starts, now), time: format.time(starts) }) },
            ]}
          />
          <h1>{readiness.value ? title : t("readiness")}</h1>
        </div>
        <div className={page.tools}>
          {card.state !== "planned" && (
            <Button component={Link} variant="default" href={`/c/${course.id}/left/${card.id}`} data-testid="to-left">
              {t("to_left")}
            </Button>
          )}
          <Button
            component="a"
            variant="default"
            href={`/api/v1/sessions/${encodeURIComponent(card.id)}/attendance.csv`}
            download
          >
            {t("attendance_csv")}
          </Button>
          <Button
            component="a"
            variant="default"
            href={`/api/v1/sessions/${encodeURIComponent(card.id)}/polls.xlsx`}
            download
          >
            {t("polls_xlsx")}
          </Button>
          <Button component={Link} href={`/s/${card.id}`} leftSection={<IconVideo size={18} aria-hidden />}>
            {t("open_class")}
          </Button>
        </div>
      </div>
      <Failing resource={readiness} />
      {readiness.state === "loading" && (
        <Waiting label={t("loading")}>
          <Grey wide="100%" high={320} round={16} />
        </Waiting>
      )}
      {readiness.value && (
        <div aria-live="polite">
          <ReadinessBoard learners={readiness.value.learners} missed={readiness.value.missed ?? []} />
        </div>
      )}
    </>
  );
}
