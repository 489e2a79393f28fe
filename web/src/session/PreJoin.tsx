import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Problem } from "../api/request";
import { useResource } from "../api/useResource";
import { useSaid } from "../api/useSaid";
import buttons from "../design/buttons.module.css";
import { Chip } from "../design/Chip";
import { Notice } from "../design/Notice";
import { Shape } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { secure } from "../media/devices";
import type { LocalMedia } from "../media/local";
import type { Me, SessionInfo } from "../wire/types";
import { DeviceCheck } from "./DeviceCheck";
import { DoorFrame } from "./DoorFrame";
import type { Wish } from "./live";
import style from "./PreJoin.module.css";
import { Preview } from "./Preview";
import { words } from "./strings";
import { WhereChoice } from "./WhereChoice";

interface PreJoinProps {
  info: SessionInfo;
  me: Me;
  local: LocalMedia;
  joining: boolean;
  problem: Problem | null;
  onJoin: (wish: Wish) => void;
}

/** Before the class: devices, where one is, what is missing. The button always works. */
export function PreJoin({ info, me, local, joining, problem, onJoin }: PreJoinProps) {
  const t = useT(words);
  const format = useFormat();
  const said = useSaid();
  const [where, setWhere] = useState<Wish["where"]>("remote");
  const [roomDevice, setRoomDevice] = useState(false);

  useEffect(() => {
    const heard = where === "remote" || roomDevice;
    void local.turn("microphone", heard);
    void local.turn("camera", heard);
  }, [local, where, roomDevice]);

  const time = format.time(new Date(info.starts));
  const names = format.list(info.teachers);
  const sub = info.teachers.length > 0 ? t("with_teachers", { time, names }) : t("without_teachers", { time });
  return (
    <DoorFrame course={info.course.id} columns="pair" data-testid="prejoin">
      <div className={`${style.half} ${style.first}`}>
        <div className="phone-only">
          <h1 className={style.title}>{info.title}</h1>
          <p className={style.sub}>{sub}</p>
        </div>
        {!secure() && <Insecure lan={me.lan_url} />}
        <Preview local={local} />
        <DeviceCheck local={local} info={info} />
      </div>
      <div className={style.half}>
        <div className="desk-only">
          <h1 className={style.title}>{info.title}</h1>
          <p className={style.sub}>{sub}</p>
        </div>
        <WhereChoice where={where} roomDevice={roomDevice} onWhere={setWhere} onRoomDevice={setRoomDevice} />
        <Needs info={info} />
        {problem && (
          <Notice kind="alert" title={said(problem)}>
            {t("failed_body")}
          </Notice>
        )}
        <div className={style.foot}>
          <Button
            size="lg"
            fullWidth
            loading={joining}
            data-testid="join-button"
            onClick={() => onJoin({ where, roomDevice: where === "here" && roomDevice })}
          >
            {t("join")}
          </Button>
        </div>
        <p className={style.note}>{t("seen_note")}</p>
      </div>
    </DoorFrame>
  );
}

function Insecure({ lan }: { lan: string | null }) {
  const t = useT(words);
  const link = lan && (
    <a className={buttons.line} href={lan + location.pathname}>
      {t("insecure_link")}
    </a>
  );
  return (
    <Notice kind="hand" title={t("insecure_title")} action={link}>
      {t("insecure_body")}
    </Notice>
  );
}

interface CourseNeeds {
  next: { id: string; needs: Need[] } | null;
  modules: { activities: { session: { id: string; needs: Need[] } | null }[] }[];
}
interface Need {
  id: string;
  title: string;
  done: boolean;
}

/** What the class asks for, learners only: the course knows it. Read again when the page is looked at again. */
function Needs({ info }: { info: SessionInfo }) {
  const t = useT(words);
  const course = useResource<CourseNeeds>(`/api/v1/courses/${encodeURIComponent(info.course.id)}`);
  if (info.role !== "learner" || course.value === undefined) return null;
  const cards = [
    course.value.next,
    ...course.value.modules.flatMap(({ activities }) => activities.map(({ session }) => session)),
  ];
  const needs = cards.find((card) => card?.id === info.id)?.needs ?? [];
  if (needs.length === 0) return null;
  const done = needs.filter((need) => need.done).length;
  const ready = done === needs.length;
  return (
    <section className={style.card} aria-labelledby="needs">
      <div className={style.cardHead}>
        <h2 id="needs">{ready ? t("ready") : t("almost_ready")}</h2>
        <Chip tone={ready ? "accent" : "hand"}>{t("ready_count", { done, total: needs.length })}</Chip>
      </div>
      {!ready && <p className={style.small}>{t(`not_ready_${info.policy}`)}</p>}
      <ul className={style.needs}>
        {needs.map((need) => (
          <li key={need.id} data-testid="prereq" data-state={need.done ? "done" : "missing"} data-id={need.id}>
            <Shape state={need.done ? "done" : "open"} />
            <span className={style.needTitle}>{need.title}</span>
            <span className="visually-hidden">{t(need.done ? "done" : "missing")}</span>
            {!need.done && (
              <a href={`/c/${info.course.id}/a/${need.id}`} className={buttons.quiet} target="_blank" rel="noopener">
                {t("do_it")}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
