import { Button } from "@mantine/core";
import { IconVideo } from "@tabler/icons-react";
import { Link } from "wouter";
import buttons from "../design/buttons.module.css";
import { Shape } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useNow } from "../design/useNow";
import style from "./GateCard.module.css";
import page from "./page.module.css";
import { words } from "./strings";
import type { ActivityKind, Course, Need, SessionCard } from "./types";
import { useScore } from "./useScore";

/** The next live class: when, what it needs, and one button that does the next thing. */
export function GateCard({ course, session }: { course: Course; session: SessionCard }) {
  const t = useT(words);
  const asked = course.role === "learner" ? session.needs : []; // who looks on has nothing to prepare
  const missing = asked.filter((need) => !need.done && session.ready_state !== "excused");
  return (
    <section className={page.card} aria-label={session.title} data-testid="gate" data-state={session.state}>
      <SessionHead session={session} teacher={course.teachers[0]?.name} />
      {session.state === "ended" ? (
        <>
          <Counted session={session} />
          <Link
            href={`/c/${course.id}/left/${session.id}`}
            className={`${buttons.line} ${buttons.wide}`}
            data-testid="to-left"
          >
            {t("to_left")}
          </Link>
        </>
      ) : (
        <>
          {asked.length > 0 && (
            <div className={style.needs}>
              <p className={page.small}>
                <b>
                  {t("ready_count", {
                    done: asked.filter(({ done }) => done).length,
                    total: asked.length,
                  })}
                </b>
              </p>
              <ul>
                {asked.map((need) => (
                  <NeedRow key={need.id} need={need} course={course.id} />
                ))}
              </ul>
            </div>
          )}
          <Way course={course.id} session={session} missing={missing} />
        </>
      )}
    </section>
  );
}

/** Date box, title, when, and how long until then; also heads the teacher's card. */
export function SessionHead({ session, teacher }: { session: SessionCard; teacher?: string | undefined }) {
  const t = useT(words);
  const format = useFormat();
  const now = useNow();
  const starts = new Date(session.starts);
  const ends = new Date(session.ends);
  const day = format.day(starts, now);
  const time = format.time(starts);
  const when = teacher
    ? t("when_with", { day, time, teacher })
    : t("when_range", { day, from: time, to: format.end(ends, starts, now) });
  const soon = {
    planned: () => t("starts", { when: format.until(starts, now) }),
    open: () => (starts > now ? t("starts", { when: format.until(starts, now) }) : t("door_open")),
    running: () => t("running_now"),
    ended: () => t("class_ended"),
  }[session.state]();
  return (
    <div className={style.head}>
      <span className={style.date} aria-hidden>
        <span>{format.weekday(starts)}</span>
        <b>{format.dayOfMonth(starts)}</b>
      </span>
      <div className={page.grow}>
        <h2 className={page.cardTitle}>{session.title}</h2>
        <p className={`${page.small} ${page.second}`}>{when}</p>
        <p className={`${page.small} ${session.state === "ended" ? page.third : style.soon}`}>{soon}</p>
      </div>
    </div>
  );
}

function NeedRow({ need, course }: { need: Need; course: string }) {
  const t = useT(words);
  const score = useScore();
  const half = !need.done && need.score !== null && need.score !== undefined;
  return (
    <li className={style.need}>
      <Shape state={need.done ? "done" : half ? "half" : "open"} />
      <Link href={`/c/${course}/a/${need.id}`} className={page.grow}>
        {need.title}
      </Link>
      <span className={`${page.small} ${page.third}`}>
        {need.done ? t("need_state_done") : half ? score(need.score, need.pass_mark) : t("need_state_open")}
      </span>
    </li>
  );
}

function Way({ course, session, missing }: { course: string; session: SessionCard; missing: Need[] }) {
  const t = useT(words);
  const address = `/s/${session.id}`;
  const [first] = missing;
  const doors = session.state !== "planned";
  if (first === undefined) {
    return (
      <div className={style.way}>
        {doors ? (
          <Button component={Link} href={address} fullWidth leftSection={<IconVideo size={18} aria-hidden />}>
            {t("join_class")}
          </Button>
        ) : (
          <Link href={address} className={`${buttons.line} ${buttons.wide}`}>
            {t("check_devices")}
          </Link>
        )}
        {session.ready_state && <p className={style.note}>{t("you_are_ready")}</p>}
      </div>
    );
  }
  const joinFirst = doors && session.policy !== "block";
  const doMissing = <DoMissing need={first} course={course} line={joinFirst} />;
  return (
    <div className={style.way}>
      {joinFirst && (
        <Button component={Link} href={address} fullWidth leftSection={<IconVideo size={18} aria-hidden />}>
          {t("join_class")}
        </Button>
      )}
      {doMissing}
      {doors && !joinFirst && (
        <Link href={address} className={`${buttons.quiet} ${buttons.wide}`}>
          {t("to_the_door")}
        </Link>
      )}
      <p className={style.note}>
        {session.policy === "prepare" && doors
          ? t("policy_prepare", { what: missing.map(({ title }) => title).join(", ") })
          : t(session.policy === "prepare" ? "policy_prepare_planned" : `policy_${session.policy}`)}
      </p>
    </div>
  );
}

const DO: Record<ActivityKind, "finish_quiz" | "read_lesson" | "watch_video" | "do_missing"> = {
  quiz: "finish_quiz",
  lesson: "read_lesson",
  video: "watch_video",
  live: "do_missing",
};

function DoMissing({ need, course, line }: { need: Need; course: string; line: boolean }) {
  const t = useT(words);
  const verb = DO[need.kind ?? "live"];
  const label = verb !== "do_missing" && need.minutes ? t(`${verb}_min`, { count: need.minutes }) : t(verb);
  const address = `/c/${course}/a/${need.id}`;
  if (line) {
    return (
      <Link href={address} className={`${buttons.line} ${buttons.wide}`}>
        {label}
      </Link>
    );
  }
  return (
    <Button component={Link} href={address} fullWidth>
      {label}
    </Button>
  );
}

/** After the class: the minutes and whether they count. */
function Counted({ session }: { session: SessionCard }) {
  const t = useT(words);
  const minutes = session.minutes_there;
  if (minutes === null || minutes === undefined) return <p className={style.note}>{t("class_over")}</p>;
  return (
    <p className={style.counted}>
      <Shape state={session.counted ? "done" : "half"} />
      {session.counted
        ? t("minutes_there_counts", { minutes })
        : t("minutes_there_short", { minutes, needed: session.minimum_minutes ?? 0 })}
    </p>
  );
}
