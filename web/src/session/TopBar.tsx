import { ActionIcon } from "@mantine/core";
import { IconLayoutGrid, IconLayoutList, IconLock, IconUsers, IconVideoOff } from "@tabler/icons-react";
import { Chip } from "../design/Chip";
import { useT } from "../design/strings";
import { Signal } from "../stage/Signal";
import { isStaff, peopleIn } from "../store/people";
import { all } from "../store/room";
import { PlanLine, PlanThread } from "../tools/agenda/PlanThread";
import { lockedIn } from "../tools/locks/locked";
import { usePreparing } from "../tools/preparing/usePreparing";
import { useClass, useLive, useMedia, usePeople, useShown } from "./context";
import { placeOf, useOwnGroup } from "./places";
import { useShell } from "./shell";
import { words } from "./strings";
import style from "./TopBar.module.css";

interface TopBarProps {
  grid: boolean;
  onGrid: () => void;
  phone: boolean;
}

/** What is taught or in which group, what is locked, how many are here, how the line is. */
export function TopBar({ grid, onGrid, phone }: TopBarProps) {
  const t = useT(words);
  const { info, me } = useClass();
  const { view, toggle } = useShell();
  const own = useOwnGroup();
  const group = usePreparing() === null ? own : t("prep_room");
  const inGroup = useShown((room) => {
    const place = placeOf(room, me.person.id);
    return peopleIn(room).filter(({ id }) => placeOf(room, id) === place).length;
  });
  const locks = useShown((room) => lockedIn(room).filter((lock) => lock !== "private").length); // that is as always
  const people = usePeople();
  const staff = isStaff(info.role);
  const expected = useShown((room) => all(room, "readiness")).length;
  const learners = people.filter(({ role }) => role === "learner").length;
  const here = staff && expected > 0 ? `${learners}/${Math.max(expected, learners)}` : String(people.length);
  const line = useLineWord();
  return (
    <header className={style.bar}>
      <div className={style.title}>
        <h1 className="cut" data-testid={group === undefined ? undefined : "room-name"}>
          {group ?? info.title}
        </h1>
        <span className={style.sub}>
          <PlanLine>{group === undefined ? info.course.title : t("in_group", { count: inGroup })}</PlanLine>
        </span>
      </div>
      <div className={style.plan}>
        <PlanThread />
      </div>
      <div className={style.end}>
        <span className={style.recorded} title={t("not_recorded_more")} data-testid="recording" data-state="off">
          <IconVideoOff size={16} stroke={1.75} aria-hidden />
          <span className={style.recordedWord}>{t("not_recorded")}</span>
        </span>
        {locks > 0 && (
          <button
            type="button"
            className={style.locks}
            title={t("locks_on", { count: locks })}
            data-testid="locks-on"
            onClick={() => toggle("locks")}
          >
            <IconLock size={16} stroke={1.75} aria-hidden />
            <span className={style.locksWord}>{t("locks_on", { count: locks })}</span>
          </button>
        )}
        <Chip>
          <IconUsers size={16} stroke={1.75} aria-hidden />
          <span className="visually-hidden">{t("present")}: </span>
          <bdi className="tabular" data-testid="present">
            {here}
          </bdi>
        </Chip>
        {!phone && view === "stage" && (
          <ActionIcon aria-label={t(grid ? "layout_speaker" : "layout_grid")} onClick={onGrid}>
            {grid ? <IconLayoutList size={22} stroke={1.75} /> : <IconLayoutGrid size={22} stroke={1.75} />}
          </ActionIcon>
        )}
        <button
          type="button"
          className={`${style.line} ${line.level === 1 ? style.weak : ""}`}
          data-testid="connection"
          data-state={line.state}
          onClick={() => toggle("connection")}
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
  if (up) return { level: 3, word: "line_good_short", state: "good" } as const;
  if (!media.everUp) return { level: 2, word: "line_connecting_short", state: "connecting" } as const;
  return { level: 2, word: "line_weak_short", state: "weak" } as const;
}
