import { useEffect, useRef, useState } from "react";
import { Ring } from "../../design/Ring";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { placeOf } from "../../session/places";
import { useServerNow } from "../../session/useServerNow";
import { one, type Thing } from "../../store/room";
import type { TimerView } from "../../wire/views";
import { clock } from "../hands/HandQueue";
import { useMay } from "../presence/powers";
import { words } from "./strings";
import { Turning } from "./Turning";
import { EVERYWHERE, leftShare, mayTurn, passed, shownMs, stateOf } from "./timer";
import style from "./timers.module.css";
import { softTone } from "./tone";

/** The time that runs for one's room, and the one for the whole class: the same for everyone, under the stage. */
export function TimerBar() {
  const { me } = useClass();
  const place = useShown((room) => placeOf(room, me.person.id)) ?? "main"; // who only watches sees the class itself
  const own = useShown((room) => one(room, "timer", place));
  const everywhere = useShown((room) => one(room, "timer", EVERYWHERE));
  return [own, everywhere].map((timer) => timer && <Bar key={timer.id} timer={timer} place={place} />);
}

function Bar({ timer, place }: { timer: Thing<TimerView>; place: string }) {
  const t = useT(words);
  const leads = useMay("lead");
  const { id, view } = timer;
  const now = useServerNow(250); // a quarter: no second is shown much too long
  const state = stateOf(view, now);
  const kind = t(view.duration_ms === null ? "stopwatch" : "timer");
  const beside = [view.label, id === EVERYWHERE && place !== "main" ? t("everywhere_mark") : ""];
  return (
    <section className={style.bar} data-testid="timer" data-id={id} data-state={state} aria-label={kind}>
      <Ring share={leftShare(view, now)} />
      <span role="timer" className={`${style.clock} tabular`} aria-label={kind}>
        {clock(shownMs(view, now))}
      </span>
      <span className={style.label}>
        {state !== "running" && <b>{t(state)}</b>}
        {beside.filter((word) => word !== "").join(" · ")}
      </span>
      {mayTurn(leads, place, id) && <Turning id={id} timer={view} state={state} />}
      <Spoken leftMs={view.duration_ms === null ? null : shownMs(view, now)} over={state === "over"} />
    </section>
  );
}

/** At 2 minutes and 30 s, and at the end, which also has its tone; nothing of an end that was before one came. */
function Spoken({ leftMs, over }: { leftMs: number | null; over: boolean }) {
  const t = useT(words);
  const [said, say] = useState("");
  const before = useRef({ leftMs, over });
  useEffect(() => {
    const was = before.current;
    before.current = { leftMs, over };
    if (over && !was.over) {
      say(t("over"));
      softTone();
    } else if (leftMs !== null && was.leftMs !== null) {
      const at = passed(was.leftMs, leftMs);
      if (at !== undefined)
        say(at >= 60_000 ? t("say_left", { count: at / 60_000 }) : t("say_seconds", { seconds: at / 1_000 }));
    }
  }, [leftMs, over, t]);
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  );
}
