import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { TimerView } from "../../wire/views";
import { words } from "./strings";
import type { State } from "./timer";
import style from "./timers.module.css";

const MORE_MS = 60_000;

/** A minute more, pause, stop. */
export function Turning({ id, timer, state }: { id: string; timer: TimerView; state: State }) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <span className={style.turning}>
      {timer.duration_ms !== null && (
        <button
          type="button"
          className={buttons.quiet}
          aria-label={t("more_label")}
          data-testid="timer-more"
          onClick={() => live.tell({ kind: "timer.add", id, by_ms: MORE_MS })}
        >
          {t("more")}
        </button>
      )}
      {state !== "over" && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="timer-pause"
          onClick={() => live.tell({ kind: state === "running" ? "timer.pause" : "timer.resume", id })}
        >
          {t(state === "running" ? "pause" : "resume")}
        </button>
      )}
      <button
        type="button"
        className={buttons.quiet}
        data-testid="timer-stop"
        onClick={() => live.tell({ kind: "timer.stop", id })}
      >
        {t(state === "over" ? "put_away" : "stop")}
      </button>
    </span>
  );
}
