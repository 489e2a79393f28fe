import { IconMicrophone, IconVideo } from "@tabler/icons-react";
import { useEffect } from "react";
import buttons from "../design/buttons.module.css";
import { Notice } from "../design/Notice";
import { Seat } from "../design/Seat";
import { Shape } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { clock } from "../tools/hands/HandQueue";
import { useClass, useLive, useLocal } from "./context";
import { DoorFrame } from "./DoorFrame";
import style from "./Lobby.module.css";
import { words } from "./strings";
import { useServerNow } from "./useServerNow";

/** The door opens by itself then, or before when staff come in. */
function UntilOpen({ opensMs }: { opensMs: number }) {
  const t = useT(words);
  const left = Math.max(0, opensMs - useServerNow(1_000));
  return (
    <p className={style.count} role="timer">
      <b className="tabular">{clock(left)}</b>
      <span>{t("until_open")}</span>
    </p>
  );
}

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
  const reason = door?.reason ?? "not_ready";
  const name = (reason === "sent_out" ? door?.by : null) ?? info.teachers[0] ?? t("teacher");
  const needs = (door?.prerequisites ?? []).filter((need) => !need.done || reason === "not_ready");
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
          {t(`lobby_${reason}`, { name })}
        </p>
        {door?.opens_ms != null && <UntilOpen opensMs={door.opens_ms} />}
        <div role="status" className={style.message}>
          {door?.message && (
            <Notice kind="info" title={t("lobby_message", { name: door.message.by ?? t("teacher") })}>
              <span data-testid="lobby-message">{door.message.text}</span>
            </Notice>
          )}
        </div>
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
