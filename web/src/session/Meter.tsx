import { useEffect, useState } from "react";
import { useT } from "../design/strings";
import { meter } from "../media/meter";
import style from "./Meter.module.css";
import { words } from "./strings";

const BARS = 18;
const HEARD = 0.28; // of 0..1: louder than a quiet room
const REMEMBERED_MS = 3_000; // a pause between words is no silence

/** How loud the microphone is, as 18 bars and in words. */
export function Meter({ track }: { track: MediaStreamTrack }) {
  const t = useT(words);
  const [level, setLevel] = useState(0);
  const [heardAt, setHeardAt] = useState(0);
  useEffect(
    () =>
      meter(track, (now) => {
        setLevel(now);
        if (now > HEARD) setHeardAt(Date.now());
      }),
    [track],
  );
  const heard = Date.now() - heardAt < REMEMBERED_MS;
  return (
    <>
      <span className={style.meter} role="img" aria-label={t("level")}>
        {Array.from({ length: BARS }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars that never change place
          <i key={place} className={place < Math.round(level * BARS) ? style.on : ""} />
        ))}
      </span>
      <span className={heard ? style.heard : style.silent} role="status">
        {t(heard ? "we_hear" : "say_something")}
      </span>
    </>
  );
}
