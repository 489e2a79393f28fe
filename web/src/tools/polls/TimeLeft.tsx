import { IconHourglass } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useT } from "../../design/strings";
import { useServerNow } from "../../session/useServerNow";
import { clock } from "../hands/HandQueue";
import style from "./polls.module.css";
import { words } from "./strings";

const SPOKEN_MS = [30_000, 10_000]; // what a screen reader says on the way to the end

/** The time that is left to answer, by the server's clock and so the same for all. Without an end: nothing. */
export function TimeLeft({ endsMs }: { endsMs: number | null }) {
  return endsMs === null ? null : <Running endsMs={endsMs} />;
}

function Running({ endsMs }: { endsMs: number }) {
  const t = useT(words);
  const leftMs = Math.max(0, Math.ceil((endsMs - useServerNow(250)) / 1_000) * 1_000);
  const [said, say] = useState("");
  const before = useRef(leftMs);
  useEffect(() => {
    const passed = SPOKEN_MS.find((at) => before.current > at && leftMs <= at);
    before.current = leftMs;
    if (passed !== undefined) say(t("seconds_left", { seconds: passed / 1_000 }));
  }, [leftMs, t]);
  return (
    <span className={style.left} data-testid="poll-time" data-state={leftMs === 0 ? "over" : "running"}>
      <IconHourglass size={18} stroke={1.75} aria-hidden />
      <span role="timer" aria-label={t("time_left")} className="tabular">
        {clock(leftMs)}
      </span>
      {leftMs === 0 && <b>{t("time_up")}</b>}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </span>
  );
}
