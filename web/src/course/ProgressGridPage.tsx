import { Popover, UnstyledButton } from "@mantine/core";
import { IconBroadcast, IconDownload, IconFilter, IconFlag, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { useResource } from "../api/useResource";
import buttons from "../design/buttons.module.css";
import { Bar } from "../design/Chip";
import { Seat } from "../design/Seat";
import { Shape, type ShapeState } from "../design/Shape";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useNow } from "../design/useNow";
import { useTitle } from "../design/useTitle";
import { Grey, Waiting } from "../design/Waiting";
import { Crumbs, Empty, Failing } from "./Aids";
import { average, behindBelow, isBehind, type LearnerRow, learnersIn } from "./grid";
import { activitiesOf, type Known } from "./known";
import style from "./ProgressGridPage.module.css";
import page from "./page.module.css";
import { Shell } from "./Shell";
import { words } from "./strings";
import type { Activity, Course, ProgressGrid } from "./types";
import { useScore } from "./useScore";

type Cell = LearnerRow["cells"][number];

/** Everybody's steps: names at the side and titles above stay in view, each cell opens its evidence. */
export function ProgressGridPage({ me, course }: Known) {
  const t = useT(words);
  const api = `/api/v1/courses/${encodeURIComponent(course.id)}/progress`;
  const progress = useResource<ProgressGrid>(api);
  const [onlyBehind, setOnlyBehind] = useState(false);
  useTitle(t("grid_title"));
  const learners = progress.value ? learnersIn(progress.value) : [];
  const below = behindBelow(learners);
  const behind = learners.filter((learner) => isBehind(learner, below));
  const rows = (onlyBehind ? behind : learners).toSorted(
    (a, b) => Number(isBehind(b, below)) - Number(isBehind(a, below)) || a.name.localeCompare(b.name),
  );
  return (
    <Shell me={me} course={course} wide>
      <div data-testid="progress">
        <div className={page.head}>
          <div>
            <Crumbs steps={[{ word: course.title, to: `/c/${course.id}` }]} />
            <h1>{t("grid_title")}</h1>
          </div>
          <div className={page.tools}>
            {behind.length > 0 && (
              <button
                type="button"
                className={buttons.line}
                aria-pressed={onlyBehind}
                onClick={() => setOnlyBehind(!onlyBehind)}
              >
                <IconFilter size={18} stroke={1.75} aria-hidden />
                {onlyBehind ? t("everybody") : t("attention", { count: behind.length })}
              </button>
            )}
            <a className={buttons.line} href={`${api}.csv`} download>
              <IconDownload size={18} stroke={1.75} aria-hidden />
              {t("download_csv")}
            </a>
          </div>
        </div>
        <Failing resource={progress} />
        {progress.state === "loading" && (
          <Waiting label={t("loading")}>
            <Grey wide="100%" high={420} round={16} />
          </Waiting>
        )}
        {progress.value && learners.length === 0 && (
          <Empty icon={<IconUsers stroke={1.75} />} title={t("empty_grid_title")}>
            {t("empty_grid_body")}
          </Empty>
        )}
        {learners.length > 0 && (
          <>
            <Legend absences={learners.some(({ cells }) => cells.some(({ state }) => state === "absent"))} />
            <Grid course={course} learners={learners} rows={rows} below={below} />
          </>
        )}
      </div>
    </Shell>
  );
}

function Legend({ absences }: { absences: boolean }) {
  const t = useT(words);
  const shapes = ["done", "half", "open", "missed", "locked"] as const;
  const names = {
    done: "legend_done",
    half: "legend_started",
    open: "legend_open",
    missed: "legend_absent",
    locked: "legend_locked",
  } as const;
  return (
    <div className={style.legend}>
      {shapes
        .filter((shape) => shape !== "missed" || absences)
        .map((shape) => (
          <span key={shape}>
            <Shape state={shape} />
            {t(names[shape])}
          </span>
        ))}
      <span className={style.hint}>{t("grid_hint")}</span>
    </div>
  );
}

interface GridProps {
  course: Course;
  learners: readonly LearnerRow[];
  rows: readonly LearnerRow[];
  below: number;
}

function Grid({ course, learners, rows, below }: GridProps) {
  const t = useT(words);
  const activities = activitiesOf(course);
  const [opened, setOpened] = useState<string>();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard (WCAG 2.1.1)
    <section className={style.frame} tabIndex={0} aria-label={t("grid_scroll")}>
      <table className={style.grid}>
        <thead>
          <tr>
            <th scope="col">{t("grid_people", { count: learners.length })}</th>
            {activities.map((activity) => (
              <th key={activity.id} scope="col" className={activity.kind === "live" ? style.live : ""}>
                {activity.kind === "live" && <IconBroadcast size={16} stroke={1.75} aria-hidden />}
                <span>{activity.title}</span>
              </th>
            ))}
            <th scope="col">{t("steps")}</th>
          </tr>
        </thead>
        <tbody>
          <tr className={style.sum}>
            <th scope="row">{t("whole_class")}</th>
            {activities.map((activity) => (
              <td key={activity.id} className="tabular">
                {learners.filter(({ states }) => states.get(activity.id) === "done").length}
              </td>
            ))}
            <td className="tabular">{t("average", { value: average(learners.map(({ done }) => done)) })}</td>
          </tr>
          {rows.map((row) => (
            <tr key={row.id} data-testid="progress-row" data-id={row.id}>
              <th scope="row">
                <span className={page.row} style={{ gap: 10 }}>
                  <Seat id={row.id} name={row.name} size={32} />
                  {row.name}
                  {isBehind(row, below) && (
                    <span className={style.flag}>
                      <IconFlag size={16} stroke={1.75} aria-hidden />
                      <span className="visually-hidden">{t("flagged")}</span>
                    </span>
                  )}
                </span>
              </th>
              {activities.map((activity) => (
                <td key={activity.id} className={activity.kind === "live" ? style.live : ""}>
                  <CellButton
                    row={row}
                    activity={activity}
                    cell={row.cells.find(({ id }) => id === activity.id)}
                    open={opened === `${row.id} ${activity.id}`}
                    onOpen={(open) => setOpened(open ? `${row.id} ${activity.id}` : undefined)}
                  />
                </td>
              ))}
              <td>
                <span className={style.steps}>
                  <Bar
                    share={course.total > 0 ? row.done / course.total : 0}
                    label={t("steps_done", { done: row.done, total: course.total })}
                  />
                  <b className="tabular">{row.done}</b>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  row: LearnerRow;
  activity: Activity;
  cell: Cell | undefined;
  open: boolean;
  onOpen: (open: boolean) => void;
}

const STATES = {
  done: "legend_done",
  half: "legend_started",
  open: "legend_open",
  now: "legend_open",
  missed: "legend_absent",
  locked: "legend_locked",
} as const;

function CellButton({ row, activity, cell, open, onOpen }: CellProps) {
  const t = useT(words);
  const shape = shapeOf(cell);
  const label = t("cell", { name: row.name, title: activity.title, state: t(STATES[shape]) });
  const button = (
    <UnstyledButton
      className={style.cell}
      aria-label={label}
      aria-expanded={open}
      data-testid="progress-cell"
      data-id={activity.id}
      data-state={cell?.state ?? "open"}
      onClick={() => onOpen(!open)}
    >
      <Shape state={shape} />
    </UnstyledButton>
  );
  if (!open) return button; // hundreds of cells: only the open one carries a popover
  return (
    <Popover opened onChange={onOpen} trapFocus withArrow shadow="md" width={260} withRoles={false}>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown>
        <div role="dialog" aria-label={label} tabIndex={-1} data-autofocus>
          <Behind row={row} activity={activity} cell={cell} state={t(STATES[shape])} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The evidence behind one cell. */
function Behind({
  row,
  activity,
  cell,
  state,
}: {
  row: LearnerRow;
  activity: Activity;
  cell: Cell | undefined;
  state: string;
}) {
  const t = useT(words);
  const format = useFormat();
  const score = useScore();
  const now = useNow(60_000);
  const at = cell?.at ? new Date(cell.at) : undefined;
  const known = cell?.score !== null && cell?.score !== undefined;
  return (
    <>
      <b>{row.name}</b>
      <p className={page.small}>
        {activity.title}: {state}
      </p>
      <p className={`${page.small} ${page.second}`}>
        {known && t("cell_score", { score: score(cell.score, activity.pass_mark) })}
        {known && at && ". "}
        {at && t("cell_when", { day: format.day(at, now), time: format.time(at), source: cell?.source ?? "" })}
        {!known && !at && t("cell_no_evidence")}
      </p>
    </>
  );
}

function shapeOf(cell: Cell | undefined): ShapeState {
  if (cell === undefined) return "open";
  if (cell.state === "done") return "done";
  if (cell.state === "locked") return "locked";
  if (cell.state === "absent") return "missed";
  return cell.state === "started" || (cell.score !== null && cell.score > 0) ? "half" : "open";
}
