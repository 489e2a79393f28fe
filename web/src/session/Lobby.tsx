import { IconMicrophone, IconVideo } from "@tabler/icons-react";
import { useEffect } from "react";
import buttons from "../design/buttons.module.css";
import { Notice } from "../design/Notice";
import { Seat } from "../design/Seat";
import { Shape } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useClass, useLive, useLocal } from "./context";
import { DoorFrame } from "./DoorFrame";
import style from "./Lobby.module.css";
import { words } from "./strings";

/** At the door: why one waits, what to do; one comes in by oneself. */
export function Lobby({ onLeave }: { onLeave: () => void }) {
  const t = useT(words);
  const format = useFormat();
  const { info, me, live } = useClass();
  const door = useLive((state) => state.door);
  const lost = useLive((state) => state.lost);
  const { microphone, camera } = useLocal((state) => state);
  useEffect(() => {
    void live.local.turn("microphone", false); // off until they are in and switch it on
  }, [live]);
  const name = info.teachers[0] ?? t("teacher");
  const reason =
    door?.reason === "locked" ? "lobby_locked" : door?.reason === "not_open" ? "lobby_not_open" : "lobby_not_ready";
  const needs = (door?.prerequisites ?? []).filter((need) => !need.done || reason === "lobby_not_ready");
  return (
    <DoorFrame
      data-testid="lobby"
      end={
        <button type="button" className={buttons.quiet} onClick={onLeave} data-testid="leave-button">
          {t("leave")}
        </button>
      }
    >
      <div className={style.lobby}>
        <div className={style.knock}>
          <Seat id={me.person.id} name={me.person.name} size={88} />
          <span className={style.dashes} aria-hidden />
        </div>
        <h1>{t("lobby_title")}</h1>
        <p className={style.lead} role="status">
          {t(reason, { name })}
        </p>
        {lost && <Notice kind="hand" title={t("line_lost_lobby")} />}
        <ul className={style.card}>
          <li>
            <IconMicrophone size={22} stroke={1.75} className={style.device} aria-hidden />
            <span className={style.words}>
              <b>{t(microphone.track ? "mic_works" : "mic_not")}</b>
              <span>{t(microphone.track ? "mic_off_until" : "mic_not_more")}</span>
            </span>
            <Shape state={microphone.track ? "done" : "open"} size={22} />
          </li>
          <li>
            <IconVideo size={22} stroke={1.75} className={style.device} aria-hidden />
            <span className={style.words}>
              <b>{t(camera.track ? "camera_works" : "camera_not")}</b>
              <span>{t(camera.track ? "camera_nobody" : "camera_not_more")}</span>
            </span>
            <Shape state={camera.track ? "done" : "open"} size={22} />
          </li>
          {needs.map((need) => (
            <li key={need.id} data-testid="prereq" data-id={need.id} data-state={need.done ? "done" : "missing"}>
              <Shape state={need.done ? "done" : "half"} size={22} />
              <span className={style.words}>
                <b>{need.title}</b>
                <span>{t(need.done ? "done" : "place_kept")}</span>
              </span>
              {!need.done && (
                <a href={`/c/${info.course.id}/a/${need.id}`} target="_blank" className={buttons.line} rel="noopener">
                  {t("do_it")}
                </a>
              )}
            </li>
          ))}
        </ul>
        {door?.since_ms != null && (
          <p className={style.since}>{t("waits_since", { time: format.time(new Date(door.since_ms)) })}</p>
        )}
      </div>
    </DoorFrame>
  );
}
