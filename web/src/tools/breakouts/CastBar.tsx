import { IconMicrophoneOff, IconSpeakerphone } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { meter } from "../../media/meter";
import { useLocal } from "../../session/context";
import { useServerNow } from "../../session/useServerNow";
import { clock } from "../hands/HandQueue";
import style from "./groups.module.css";
import { words } from "./strings";

interface CastBarProps {
  /** Null: all of them. */
  rooms: readonly string[] | null;
  total: number;
  since_ms: number;
  onStop: () => void;
  children?: ReactNode;
}

/** While one speaks to groups: who hears, for how long, how loud, and the way out. */
export function CastBar({ rooms, total, since_ms, onStop, children }: CastBarProps) {
  const t = useT(words);
  const now = useServerNow(1_000);
  const microphone = useLocal((state) => state.microphone);
  const time = clock(now - since_ms);
  const on = microphone.on && microphone.track !== null;
  return (
    <div className={`${style.bar} ${style.cast}`} data-testid="cast-bar">
      <span className={style.badge}>
        <IconSpeakerphone size={24} stroke={1.75} aria-hidden />
      </span>
      <div className={style.words}>
        <b role="alert">{rooms === null ? t("hear_all", { count: total }) : t("hear_some", { count: rooms.length })}</b>
        <span className="tabular">{t(on ? "hear_more" : "hear_muted", { time })}</span>
      </div>
      {children}
      {on && microphone.track && <Level track={microphone.track} />}
      <button type="button" className={buttons.line} data-testid="stop-speaking" onClick={onStop}>
        <IconMicrophoneOff size={18} stroke={1.75} aria-hidden />
        {t("stop_speaking")}
      </button>
    </div>
  );
}

const BARS = 12;

function Level({ track }: { track: MediaStreamTrack }) {
  const t = useT(words);
  const [level, setLevel] = useState(0);
  useEffect(() => meter(track, (now) => setLevel(Math.round(now * BARS))), [track]);
  return (
    <span className={style.level} role="img" aria-label={t("level")}>
      {Array.from({ length: BARS }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that never change place
        <i key={place} className={place < level ? style.on : ""} />
      ))}
    </span>
  );
}
