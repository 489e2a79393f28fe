import { Button } from "@mantine/core";
import { IconDevices, IconDoorExit } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { request } from "../api/request";
import { useResource } from "../api/useResource";
import buttons from "../design/buttons.module.css";
import { Shape } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { isStaff } from "../store/people";
import { AfterClass } from "../tools/incidents/AfterClass";
import { newId } from "../wire/ids";
import type { SessionInfo } from "../wire/types";
import { useClass, useLive } from "./context";
import { DoorFrame } from "./DoorFrame";
import style from "./Over.module.css";
import { words } from "./strings";

/** Taken out of the class: who did it, when and why, what stays open; and that they may come back. A page, not a toast. */
export function Removed({ onBack }: { onBack: () => void }) {
  const t = useT(words);
  const format = useFormat();
  const { info } = useClass();
  const door = useLive((state) => state.door);
  return (
    <DoorFrame data-testid="removed">
      <section className={style.one}>
        <span className={style.icon} aria-hidden>
          <IconDoorExit size={30} stroke={1.75} />
        </span>
        {door?.state === "out" ? (
          <>
            <div role="status">
              <h1>{t("allowed_back")}</h1>
            </div>
            <p className={style.lead}>{t("allowed_back_body")}</p>
            <Button fullWidth onClick={onBack} data-testid="come-back">
              {t("come_back")}
            </Button>
          </>
        ) : (
          <>
            <div role="alert">
              <h1>{t("removed_title", { name: door?.by ?? t("teacher") })}</h1>
            </div>
            {door?.because && (
              <blockquote className={style.because} data-testid="removed-why">
                {door.because}
              </blockquote>
            )}
            <p className={style.lead}>{t("removed_body")}</p>
            {door?.since_ms != null && (
              <p className={style.small}>{t("removed_at", { time: format.time(new Date(door.since_ms)) })}</p>
            )}
            <Button component={Link} href={`/c/${info.course.id}`} fullWidth>
              {t("to_course")}
            </Button>
          </>
        )}
      </section>
    </DoorFrame>
  );
}

/** Another tab took this one's place. */
export function Elsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  const t = useT(words);
  return (
    <DoorFrame data-testid="elsewhere">
      <section className={style.one}>
        <span className={style.icon} aria-hidden>
          <IconDevices size={30} stroke={1.75} />
        </span>
        <h1>{t("elsewhere_title")}</h1>
        <p className={style.lead}>{t("elsewhere_body")}</p>
        <Button fullWidth onClick={onTakeOver}>
          {t("take_over")}
        </Button>
      </section>
    </DoorFrame>
  );
}

interface Attendance {
  people: {
    id: string;
    name: string;
    seconds: number;
    intervals: { from: string; to: string; presence: string }[];
    participation: { score: number; parts: { kind: string; count: number; points: number }[] };
  }[];
}

const SETTLES_MS = 1_200; // the attendance of the last moment is written when the class has ended

/** The class is over: what was counted, where it goes. */
export function Ended() {
  const t = useT(words);
  const format = useFormat();
  const { info, me } = useClass();
  const door = useLive((state) => state.door);
  const staff = isStaff(info.role);
  const attendance = useResource<Attendance>(`/api/v1/sessions/${encodeURIComponent(info.id)}/attendance`);
  const { reload } = attendance;
  useEffect(() => {
    const timer = setTimeout(() => void reload(), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [reload]);
  const mine = attendance.value?.people.find(({ id }) => id === me.person.id);
  const count = Math.floor((mine?.seconds ?? 0) / 60);
  const total = Math.max(1, Math.round((Date.parse(info.ends) - Date.parse(info.starts)) / 60_000));
  const counted = !staff && mine !== undefined;
  const counts = useCard(info)?.counted === true;
  return (
    <DoorFrame course={info.course.id} data-testid="ended">
      <section className={style.wide}>
        <div>
          <p className={style.small}>
            {t("ended_at", { title: info.title, time: format.time(new Date(door?.since_ms ?? Date.now())) })}
          </p>
          <h1>{counted ? t(counts ? "ended_counts" : "ended_not_yet", { count, total }) : t("ended_title")}</h1>
          <p className={style.lead}>{t(staff ? "ended_staff" : "ended_body")}</p>
        </div>
        {mine && (
          <ul className={style.card}>
            <li>
              <Shape state="done" size={22} />
              <span className={style.words}>
                <b>{t("minutes")}</b>
                <span>
                  {mine.intervals
                    .map(({ from, to }) =>
                      t("minutes_from", { from: format.time(new Date(from)), to: format.time(new Date(to)) }),
                    )
                    .join(", ")}
                </span>
              </span>
              <b className="tabular">{count}</b>
            </li>
            {mine.participation.parts.map((part) => (
              <li key={part.kind}>
                <Shape state="done" size={22} />
                <span className={style.words}>
                  <b>
                    {t(
                      part.kind === "reaction"
                        ? "part_reaction"
                        : part.kind === "contribution"
                          ? "part_contribution"
                          : "participation",
                    )}
                  </b>
                  <span>{t("points", { count: part.points })}</span>
                </span>
                <b className="tabular">{part.count}</b>
              </li>
            ))}
          </ul>
        )}
        {staff && attendance.value && (
          <AfterClass session={info.id} names={new Map(attendance.value.people.map(({ id, name }) => [id, name]))} />
        )}
        <div className={style.row}>
          <Button component={Link} href={`/c/${info.course.id}/progress`}>
            {t(staff ? "to_grid" : "to_progress")}
          </Button>
          <Link href={`/c/${info.course.id}`} className={buttons.line}>
            {t("to_course")}
          </Link>
          <Link href={`/c/${info.course.id}/left/${info.id}`} className={buttons.line} data-testid="to-left">
            {t("to_left")}
          </Link>
          {staff && <Reopen session={info.id} />}
        </div>
      </section>
    </DoorFrame>
  );
}

interface Card {
  id: string;
  counted?: boolean | null;
}

/** What the course says of this class: whether it counts already. */
function useCard(info: SessionInfo): Card | undefined {
  const course = useResource<{ modules: { activities: { session: Card | null }[] }[] }>(
    `/api/v1/courses/${encodeURIComponent(info.course.id)}`,
  );
  const cards = course.value?.modules.flatMap(({ activities }) => activities.map(({ session }) => session)) ?? [];
  return cards.find((card) => card?.id === info.id) ?? undefined;
}

/** By REST: the page's own line is closed once the class is over. */
function Reopen({ session }: { session: string }) {
  const t = useT(words);
  const [client_id] = useState(newId);
  const reopen = async () => {
    await request(`/api/v1/sessions/${encodeURIComponent(session)}/commands`, {
      method: "POST",
      body: { client_id, command: { kind: "class.reopen" } },
    });
    location.reload();
  };
  return (
    <button type="button" className={buttons.quiet} onClick={() => void reopen()} data-testid="reopen">
      {t("reopen")}
    </button>
  );
}
