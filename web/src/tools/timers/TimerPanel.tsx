import { ActionIcon, Button } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useId, useState } from "react";
import { Panel } from "../../design/Panel";
import { Segments } from "../../design/Segments";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { openSet, placeOf } from "../../session/places";
import { one } from "../../store/room";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { words } from "./strings";
import { EVERYWHERE } from "./timer";
import style from "./timers.module.css";
import { switchTone, toneOff } from "./tone";

const OFTEN = [1, 2, 3, 5, 10, 15];
const MOST_MINUTES = 240;
const MOST_LABEL = 80;
const MINUTE_MS = 60_000;

interface TimerPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** Starts a timer or a stopwatch for one's room, or for all rooms. What runs is turned in its bar. */
export default function TimerPanel({ closeLabel, onClose }: TimerPanelProps) {
  const t = useT(words);
  const id = useId();
  const { live, me } = useClass();
  const [kind, setKind] = useState<"timer" | "stopwatch">("timer");
  const [minutes, setMinutes] = useState(5);
  const [label, setLabel] = useState("");
  const [everywhere, setEverywhere] = useState(false);
  const [tone, setTone] = useState(!toneOff());
  const leads = useMay("lead");
  const groups = useShown(openSet) !== undefined;
  const all = leads && groups && everywhere;
  const place = useShown((room) => placeOf(room, me.person.id));
  const runs = useShown((room) => one(room, "timer", all ? EVERYWHERE : (place ?? "main")) !== undefined);
  const change = (to: number) => setMinutes(Math.min(MOST_MINUTES, Math.max(1, to)));
  const start = () => {
    live
      .obey({
        kind: "timer.start",
        duration_ms: kind === "timer" ? minutes * MINUTE_MS : null,
        label: label.trim(),
        everywhere: all,
      })
      .then(onClose)
      .catch(() => {}); // the refusal is shown; what was written stays here
  };
  return (
    <Panel
      title={t(leads ? "timer" : "title_group")}
      closeLabel={closeLabel}
      onClose={onClose}
      data-testid="timer-panel"
      foot={
        <Button fullWidth data-testid="timer-start" onClick={start}>
          {kind === "timer" ? t("start", { count: minutes }) : t("start_watch")}
        </Button>
      }
    >
      <p className={panel.note}>{t(runs ? "anew" : "none_more")}</p>
      <Segments
        label={t("kind")}
        options={(["timer", "stopwatch"] as const).map((value) => ({ value, label: t(value) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === "timer" && (
        <fieldset className={style.minutes} aria-label={t("minutes")}>
          <div className={style.often}>
            {OFTEN.map((often) => (
              <button
                key={often}
                type="button"
                aria-pressed={often === minutes}
                data-testid="timer-minutes"
                data-id={often}
                onClick={() => setMinutes(often)}
              >
                {t("minutes", { count: often })}
              </button>
            ))}
          </div>
          <div className={style.stepper}>
            <ActionIcon
              variant="default"
              aria-label={t("less")}
              disabled={minutes <= 1}
              onClick={() => change(minutes - 1)}
            >
              <IconMinus size={18} stroke={1.75} />
            </ActionIcon>
            <b aria-live="polite" className="tabular">
              {t("minutes_of", { count: minutes })}
            </b>
            <ActionIcon
              variant="default"
              aria-label={t("longer")}
              disabled={minutes >= MOST_MINUTES}
              onClick={() => change(minutes + 1)}
            >
              <IconPlus size={18} stroke={1.75} />
            </ActionIcon>
          </div>
        </fieldset>
      )}
      <label className={field.label} htmlFor={id}>
        {t("label")}
      </label>
      <input
        id={id}
        className={field.box}
        value={label}
        maxLength={MOST_LABEL}
        aria-describedby={`${id}hint`}
        data-testid="timer-label"
        onChange={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") start();
        }}
      />
      <p className={field.hint} id={`${id}hint`}>
        {t("label_hint")}
      </p>
      {leads && groups && (
        <SwitchRow
          label={t("everywhere")}
          hint={t("everywhere_hint")}
          on={everywhere}
          data-testid="timer-everywhere"
          onChange={setEverywhere}
        />
      )}
      <SwitchRow
        label={t("tone")}
        hint={t("tone_hint")}
        on={tone}
        onChange={(on) => {
          setTone(on);
          switchTone(on);
        }}
      />
    </Panel>
  );
}
