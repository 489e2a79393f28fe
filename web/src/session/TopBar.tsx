import { ActionIcon } from "@mantine/core";
import { IconLayoutGrid, IconLayoutList, IconUsers, IconVideoOff } from "@tabler/icons-react";
import { Chip } from "../design/Chip";
import { useT } from "../design/strings";
import { Signal } from "../stage/Signal";
import { isStaff } from "../store/people";
import { all } from "../store/room";
import { useClass, useLive, useMedia, usePeople, useShown } from "./context";
import { words } from "./strings";
import style from "./TopBar.module.css";

interface TopBarProps {
  grid: boolean;
  onGrid: () => void;
  onConnection: () => void;
  phone: boolean;
}

/** What is taught, that nothing is recorded, how many are here, how the line is. */
export function TopBar({ grid, onGrid, onConnection, phone }: TopBarProps) {
  const t = useT(words);
  const { info } = useClass();
  const people = usePeople();
  const staff = isStaff(info.role);
  const expected = useShown((room) => all(room, "readiness")).length;
  const learners = people.filter(({ role }) => role === "learner").length;
  const here = staff && expected > 0 ? `${learners}/${Math.max(expected, learners)}` : String(people.length);
  const line = useLineWord();
  return (
    <header className={style.bar}>
      <div className={style.title}>
        <h1 className="cut">{info.title}</h1>
        <span className={style.sub}>{info.course.title}</span>
      </div>
      <span className={style.recorded} title={t("not_recorded_more")} data-testid="recording" data-state="off">
        <IconVideoOff size={16} stroke={1.75} aria-hidden />
        <span className={phone ? "visually-hidden" : ""}>{t("not_recorded")}</span>
      </span>
      <div className={style.end}>
        <Chip>
          <IconUsers size={16} stroke={1.75} aria-hidden />
          <span className="visually-hidden">{t("present")}: </span>
          <bdi className="tabular" data-testid="present">
            {here}
          </bdi>
        </Chip>
        {!phone && (
          <ActionIcon aria-label={t(grid ? "layout_speaker" : "layout_grid")} onClick={onGrid}>
            {grid ? <IconLayoutList size={22} stroke={1.75} /> : <IconLayoutGrid size={22} stroke={1.75} />}
          </ActionIcon>
        )}
        <button
          type="button"
          className={`${style.line} ${line.level === 1 ? style.weak : ""}`}
          data-testid="connection"
          data-state={line.state}
          onClick={onConnection}
        >
          <Signal level={line.level} />
          <span className="desk-only">{t(line.word)}</span>
          <span className="visually-hidden">{t("connection")}</span>
        </button>
      </div>
    </header>
  );
}

/** The line as a word: to the server first, then sound and pictures. */
export function useLineWord() {
  const lost = useLive((state) => state.lost) !== null;
  const media = useMedia((state) => state);
  const up = media.publish === "connected" && media.subscribe === "connected";
  if (lost) return { level: 1, word: "line_lost_short", state: "reconnecting" } as const;
  if (media.blocked) return { level: 1, word: "line_blocked_short", state: "blocked" } as const;
  if (up || !media.everUp) return { level: 3, word: "line_good_short", state: up ? "good" : "connecting" } as const;
  return { level: 2, word: "line_weak_short", state: "weak" } as const;
}
