import { useEffect, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Ring } from "../../design/Ring";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useServerNow } from "../../session/useServerNow";
import type { SetView } from "../../wire/views";
import { Bar } from "./Bar";
import style from "./group.module.css";
import { words } from "./strings";

export const CLOSING_MS = 60_000;
const SAID_S = [60, 30, 10]; // more often is noise while people finish a sentence
const SOON_S = 300;

/** How long the groups are still open; null: as long as staff want. */
export function useLeft(set: SetView): number | null {
  const now = useServerNow(1_000);
  return set.ends_ms === null ? null : Math.max(0, set.ends_ms - now);
}

/** A gentle word at five minutes, and the last minute for who does not see the ring. */
export function Reminders({ left }: { left: number | null }) {
  const t = useT(words);
  const { live } = useClass();
  const before = useRef(left);
  const [said, say] = useState("");
  useEffect(() => {
    const was = before.current;
    before.current = left;
    if (was === null || left === null) return say("");
    const passed = (seconds: number) => was > seconds * 1_000 && left <= seconds * 1_000;
    const seconds = Math.ceil(left / 1_000); // fewer than the mark where staff moved the end nearer
    if (passed(SOON_S) && seconds > SOON_S - 60) live.toast({ kind: "info", title: t("minutes_left") });
    if (SAID_S.some(passed)) say(seconds > 58 ? t("say_minute") : t("say_seconds", { count: seconds }));
  }, [left, live, t]);
  return (
    <p className="visually-hidden" role="timer" aria-live="polite">
      {said}
    </p>
  );
}

interface ClosingProps {
  left: number;
  /** The group asked for a minute already. */
  asked: boolean;
  /** Everyone may go when they like. */
  free: boolean;
}

/** The last minute: nobody has to press anything. */
export function Closing({ left, asked, free }: ClosingProps) {
  const t = useT(words);
  const { live } = useClass();
  const seconds = Math.ceil(left / 1_000);
  return (
    <Bar
      look="accent"
      lead={
        <span className={style.ring} aria-hidden>
          <Ring share={Math.min(1, left / CLOSING_MS)} size={64} track="var(--cr-surface)" />
          <b className="tabular">{seconds}</b>
        </span>
      }
      title={t("closing", { count: seconds })}
      more={t(asked ? "minute_asked" : "closing_more")}
    >
      {!asked && (
        <button
          type="button"
          className={buttons.line}
          data-testid="need-minute"
          onClick={() => live.tell({ kind: "breakout.need_minute" })}
        >
          {t("need_minute")}
        </button>
      )}
      {free && (
        <button
          type="button"
          className={buttons.line}
          data-testid="go-now"
          onClick={() => live.tell({ kind: "breakout.go", to: "main" })}
        >
          {t("go_now")}
        </button>
      )}
    </Bar>
  );
}
