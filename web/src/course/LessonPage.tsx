import { Button } from "@mantine/core";
import { IconArrowRight, IconClock, IconExternalLink } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { Problem, request } from "../api/request";
import buttons from "../design/buttons.module.css";
import { Chip } from "../design/Chip";
import { Notice } from "../design/Notice";
import { Shape } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useNow } from "../design/useNow";
import { usePhone } from "../design/usePhone";
import { Html } from "./Html";
import { activitiesOf, addressOf, type Known } from "./known";
import { ModuleOutline } from "./ModuleOutline";
import page from "./page.module.css";
import { Shell } from "./Shell";
import { words } from "./strings";
import style from "./study.module.css";
import type { Course, LessonPageData } from "./types";

type LessonProps = Known & {
  data: LessonPageData;
  start: ReactNode;
  failing: ReactNode;
  path: string;
  reload: () => Promise<void>;
};

/** A lesson or a video: the text in reading width, then one button: done, and next. */
export function LessonPage({ me, course, resource, data, start, failing, path, reload }: LessonProps) {
  const t = useT(words);
  const { done, saving, lostAt, markDone } = useMarkDone(path, data.state === "done", async () => {
    await Promise.all([reload(), resource.reload()]);
  });
  const learner = course.role === "learner";
  const phone = usePhone();
  const button =
    done || !learner ? (
      <NextButton course={course} next={data.next} />
    ) : (
      <DoneButton saving={saving} onDone={markDone} />
    );
  return (
    <Shell me={me} course={course} foot={phone ? button : undefined}>
      <article className={style.study} data-testid="lesson" data-id={data.id} data-state={done ? "done" : data.state}>
        <div>
          {start}
          <ModuleOutline course={course} activity={data.id} headings={data.outline} />
        </div>
        <div>
          <header className={style.head}>
            <h1>{data.title}</h1>
            <Facts data={data} />
          </header>
          {failing}
          {data.video_url && <Video address={data.video_url} />}
          <Html html={data.html} />
          {lostAt && <NotSaved at={lostAt} />}
          <footer className={style.end}>
            <p className={style.said} role="status">
              {done && learner && (
                <>
                  <Shape state="done" />
                  {t("lesson_done", { done: course.done, total: course.total })}
                </>
              )}
            </p>
            {!phone && button}
          </footer>
        </div>
      </article>
    </Shell>
  );
}

function Facts({ data }: { data: LessonPageData }) {
  const t = useT(words);
  const format = useFormat();
  const now = useNow(60_000);
  const starts = data.for_live ? new Date(data.for_live.starts) : undefined;
  return (
    <div className={style.facts}>
      {data.minutes && (
        <span>
          <IconClock size={18} stroke={1.75} aria-hidden />
          {t("minutes", { count: data.minutes })}
        </span>
      )}
      {data.for_live && starts && (
        <span>
          <Chip tone={data.state === "done" ? "plain" : "hand"}>{t("for_live")}</Chip>
          {t("for_live_more", { title: data.for_live.title, day: format.day(starts, now), time: format.time(starts) })}
        </span>
      )}
    </div>
  );
}

/** A film of our own plays here; one elsewhere is a link, because the page speaks to no other host by itself. */
function Video({ address }: { address: string }) {
  const t = useT(words);
  if (address.startsWith("/")) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: captions come with the file or not at all; the text below tells the same
      <video
        src={address}
        controls
        preload="metadata"
        style={{ inlineSize: "100%", borderRadius: 16, marginBlockEnd: 20 }}
      />
    );
  }
  return (
    <p className={`${page.card} ${page.row}`} style={{ flexWrap: "wrap", marginBlockEnd: 20 }}>
      <a href={address} target="_blank" rel="noopener noreferrer" className={buttons.line}>
        <IconExternalLink size={18} stroke={1.75} aria-hidden />
        {t("watch_here")}
      </a>
      <span className={`${page.small} ${page.second}`}>{t("watch_elsewhere")}</span>
    </p>
  );
}

function DoneButton({ saving, onDone }: { saving: boolean; onDone: () => void }) {
  const t = useT(words);
  return (
    <Button onClick={onDone} aria-disabled={saving} data-testid="lesson-done">
      {saving ? t("marking") : t("mark_done")}
    </Button>
  );
}

function NextButton({ course, next }: { course: Course; next: LessonPageData["next"] }) {
  const t = useT(words);
  const step = activitiesOf(course).find(({ id }) => id === next?.id);
  if (!next || !step) {
    return (
      <Button component={Link} href={`/c/${course.id}`} data-testid="lesson-next">
        {t("back_to_course")}
      </Button>
    );
  }
  return (
    <Button
      component={Link}
      href={addressOf(course, step)}
      data-testid="lesson-next"
      rightSection={<IconArrowRight size={18} className="mirrored" aria-hidden />}
    >
      {t("next_is", { title: next.title })}
    </Button>
  );
}

function NotSaved({ at }: { at: Date }) {
  const t = useT(words);
  const format = useFormat();
  return (
    <div style={{ marginBlockStart: 20 }}>
      <Notice kind="alert" title={t("lesson_not_saved")}>
        {t("lesson_not_saved_more", { time: format.time(at) })}
      </Notice>
    </div>
  );
}

/** Says to the server that a step is done. It may be said twice: the server keeps the first. */
function useMarkDone(path: string, doneBefore: boolean, after: () => Promise<void>) {
  const [done, setDone] = useState(doneBefore);
  const [saving, setSaving] = useState(false);
  const [lostAt, setLostAt] = useState<Date>();
  async function say() {
    setSaving(true);
    setLostAt(undefined);
    try {
      await request(`${path}/done`, { method: "POST", body: {} });
      setDone(true);
      await after();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setLostAt(new Date());
    } finally {
      setSaving(false);
    }
  }
  return { done: done || doneBefore, saving, lostAt, markDone: () => void (saving || say()) };
}
