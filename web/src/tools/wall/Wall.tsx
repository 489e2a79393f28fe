import { IconCircleCheck, IconEye, IconEyeOff, IconHandStop, IconScreenShare } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";
import { useBoards } from "../board/boards";
import { HandOut } from "./HandOut";
import { Opened } from "./Opened";
import { words } from "./strings";
import { Thumbnail } from "./Thumbnail";
import { type OwnBoard, type Standing, standingOf, type Task, useOwnBoards } from "./tasks";
import style from "./wall.module.css";

const FILTERS = ["all", "look", "handed_in", "empty"] as const;
type Filter = (typeof FILTERS)[number];
const NAMES = { all: "all", look: "asking", handed_in: "handed_in", empty: "empty" } as const;

/** Everyone's board, small and live; one of them big. */
export function Wall({ task }: { task: Task }) {
  const t = useT(words);
  const { live } = useClass();
  const { look } = useShell();
  const boards = useOwnBoards(task.id);
  const shared = useBoards().at(-1);
  const [opened, open] = useState<string | null>(null);
  const [filter, choose] = useState<Filter>("all");
  const [nameless, hideNames] = useState(false);
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const count = useCallback(
    (id: string, now: number) =>
      setCounts((before) => (before.get(id) === now ? before : new Map(before).set(id, now))),
    [],
  );
  const standings = useMemo(
    () => new Map(boards.map(({ id, view }) => [id, standingOf(view.own, counts.get(id) ?? 0)])),
    [boards, counts],
  );
  const fits = ({ id, view }: OwnBoard, which: Filter) =>
    which === "all" || (which === "handed_in" ? view.own.handed_in : standings.get(id) === which);
  const nameOf = (board: OwnBoard) => (nameless ? t("pupil", { number: boards.indexOf(board) + 1 }) : board.view.title);
  const big = boards.find(({ id }) => id === opened);
  const done = boards.filter(({ view }) => view.own.handed_in).length;
  return (
    <div className={style.wall} data-testid="wall" data-opened={big !== undefined}>
      <header className={style.head}>
        <p>
          <b dir="auto">{task.view.title}</b>
          <span>{t(task.view.collected ? "collected" : "out")}</span>
        </p>
        <span className={style.done} data-testid="wall-done">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden />
          {t("handed_in_of", { done, all: boards.length })}
        </span>
        {shared && (
          <button type="button" className={buttons.quiet} onClick={() => look({ surface: "board", what: shared.id })}>
            {t("shared")}
          </button>
        )}
        {task.view.collected ? (
          <HandOut />
        ) : (
          <button
            type="button"
            className={buttons.line}
            data-testid="wall-collect"
            onClick={() => live.tell({ kind: "board.collect" })}
          >
            {t("collect")}
          </button>
        )}
      </header>
      {big && <Opened key={big.id} board={big} name={nameOf(big)} onClose={() => open(null)} />}
      <div className={style.side}>
        <div className={style.filters}>
          {FILTERS.map((each) => (
            <button
              key={each}
              type="button"
              className={style.filter}
              aria-pressed={filter === each}
              data-testid={`wall-filter-${each}`}
              onClick={() => choose(each)}
            >
              {t(NAMES[each])} {boards.filter((board) => fits(board, each)).length}
            </button>
          ))}
          <button
            type="button"
            className={style.filter}
            aria-pressed={nameless}
            data-testid="wall-names"
            onClick={() => hideNames(!nameless)}
          >
            {nameless ? (
              <IconEye size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconEyeOff size={18} stroke={1.75} aria-hidden />
            )}
            {t(nameless ? "show_names" : "hide_names")}
          </button>
        </div>
        <Grid
          boards={boards.filter((board) => fits(board, filter))}
          opened={opened}
          standings={standings}
          nameOf={nameOf}
          onCount={count}
          onOpen={open}
        />
      </div>
    </div>
  );
}

interface GridProps {
  boards: readonly OwnBoard[];
  opened: string | null;
  standings: ReadonlyMap<string, Standing>;
  nameOf: (board: OwnBoard) => string;
  onCount: (id: string, count: number) => void;
  onOpen: (id: string) => void;
}

/** One stop for the Tab key; the arrows go over it. */
function Grid({ boards, opened, standings, nameOf, onCount, onOpen }: GridProps) {
  const t = useT(words);
  const [at, setAt] = useState<string | null>(null);
  const current = boards.some(({ id }) => id === at) ? at : boards[0]?.id;
  if (boards.length === 0) return <p className={style.nobody}>{t("nobody")}</p>;
  return (
    <ul
      className={style.grid}
      aria-label={t("boards")}
      onKeyDown={(event) => {
        const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
        const next = tiles[stepFrom(tiles, document.activeElement, event.key, getComputedStyle(event.currentTarget))];
        if (next === undefined) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {boards.map((board) => {
        const standing = standings.get(board.id) ?? "empty";
        return (
          <li key={board.id}>
            <button
              type="button"
              className={style.tile}
              tabIndex={board.id === current ? 0 : -1}
              aria-pressed={board.id === opened}
              data-testid="wall-tile"
              data-id={board.id}
              data-person={board.view.of}
              data-standing={standing}
              onFocus={() => setAt(board.id)}
              onClick={() => onOpen(board.id)}
            >
              <Thumbnail id={board.id} paused={board.id === opened} onCount={(count) => onCount(board.id, count)} />
              <span className={style.name}>
                <bdi className="cut">{nameOf(board)}</bdi>
                <Mark standing={standing} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ standing }: { standing: Standing }) {
  const t = useT(words);
  const Icon = { on_stage: IconScreenShare, look: IconHandStop, handed_in: IconCircleCheck }[standing as string];
  return (
    <span className={style.mark}>
      {Icon && <Icon size={16} stroke={1.75} aria-hidden />}
      {t(standing)}
    </span>
  );
}

/** Where a key leads to: in the direction of reading, and a row up or down. */
function stepFrom(tiles: HTMLElement[], from: Element | null, key: string, { direction }: { direction: string }) {
  const at = tiles.indexOf(from as HTMLElement);
  if (at < 0) return -1;
  const forward = direction === "rtl" ? -1 : 1;
  const top = tiles[0]?.offsetTop;
  const row =
    Math.max(
      1,
      tiles.findIndex((tile) => tile.offsetTop !== top),
    ) || tiles.length;
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: row,
    ArrowUp: -row,
    Home: -at,
    End: tiles.length - 1 - at,
  };
  const step = steps[key];
  return step === undefined ? -1 : at + step;
}
