import { IconListCheck } from "@tabler/icons-react";
import buttons from "../design/buttons.module.css";
import { Chip } from "../design/Chip";
import { Seat } from "../design/Seat";
import { Shape, type ShapeState } from "../design/Shape";
import { useT } from "../design/strings";
import { Empty } from "./Aids";
import style from "./ReadinessBoard.module.css";
import { words } from "./strings";
import type { MissedActivity, ReadyLearner, ReadyState } from "./types";
import { useScore } from "./useScore";

const SHAPES: Record<ReadyState, ShapeState> = { ready: "done", excused: "done", partly: "half", not_ready: "open" };
const ORDER: Record<ReadyState, number> = { not_ready: 0, partly: 1, excused: 2, ready: 3 };

export const mayComeIn = ({ state }: { state: ReadyState }): boolean => state === "ready" || state === "excused";

/** "22 of 28 are ready": the answer, for the heading of whatever holds the board. */
export function useReadinessTitle(learners: readonly ReadyLearner[]): string {
  const t = useT(words);
  if (learners.length === 0) return t("board_none");
  return t("board_title", { ready: learners.filter(mayComeIn).length, total: learners.length });
}

interface ReadinessBoardProps {
  learners: readonly ReadyLearner[];
  missed: readonly MissedActivity[];
  /** A one-time exception; in the running class only. */
  onLetIn?: (person: string) => void;
  /** Whom "Let in" is offered for; without it for all who are not ready. */
  waiting?: ReadonlySet<string>;
  /** In the panel of a class: one column, no frames. */
  narrow?: boolean;
}

/** Who is ready for a class and what was missed most: before class from REST, in class from its items. */
export function ReadinessBoard({ learners, missed, onLetIn, waiting, narrow = false }: ReadinessBoardProps) {
  const t = useT(words);
  const Heading = narrow ? "h3" : "h2"; // below the page's title, or below the panel's
  const rows = [...learners].sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.name.localeCompare(b.name));
  const notReady = rows.filter((row) => !mayComeIn(row));
  const ready = rows.filter(mayComeIn);
  return (
    <div className={`${style.board} ${narrow ? style.narrow : ""}`} data-testid="readiness-board">
      {rows.length === 0 ? (
        <Empty icon={<IconListCheck stroke={1.75} />} title={t("board_none")}>
          {t("readiness_no_session_more")}
        </Empty>
      ) : (
        <>
          <ReadinessBar learners={learners} />
          <div className={style.columns}>
            <div className={style.column}>
              <Missed missed={missed} heading={Heading} />
              <section className={style.part} aria-label={t("board_not_ready")}>
                <Heading>{t("board_not_ready")}</Heading>
                {notReady.length === 0 && <p className={style.second}>{t("board_all_ready")}</p>}
                <ul>
                  {notReady.map((row) => (
                    <Row
                      key={row.id}
                      row={row}
                      onLetIn={waiting === undefined || waiting.has(row.id) ? onLetIn : undefined}
                    />
                  ))}
                </ul>
              </section>
            </div>
            {ready.length > 0 && (
              <section className={style.part} aria-label={t("board_ready_list", { count: ready.length })}>
                <Heading>{t("board_ready_list", { count: ready.length })}</Heading>
                <ul>
                  {ready.map((row) => (
                    <Row key={row.id} row={row} />
                  ))}
                </ul>
              </section>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** Three textures in proportion: ready, started, nothing yet. */
export function ReadinessBar({ learners }: { learners: readonly ReadyLearner[] }) {
  const t = useT(words);
  const ready = learners.filter(mayComeIn).length;
  const partly = learners.filter(({ state }) => state === "partly").length;
  const nothing = learners.length - ready - partly;
  const label = [
    t("board_ready", { count: ready }),
    t("board_partly", { count: partly }),
    t("board_not", { count: nothing }),
  ];
  return (
    <div className={style.bar} role="img" aria-label={label.join(", ")}>
      {ready > 0 && <i className={style.full} style={{ flex: ready }} />}
      {partly > 0 && <i className={style.half} style={{ flex: partly }} />}
      {nothing > 0 && <i className={style.none} style={{ flex: nothing }} />}
    </div>
  );
}

function Row({ row, onLetIn }: { row: ReadyLearner; onLetIn?: ((person: string) => void) | undefined }) {
  const t = useT(words);
  const score = useScore();
  const missing = row.prerequisites
    .filter(({ done }) => !done)
    .map(({ title, score: had }) => (had === null ? title : t("board_needs_score", { title, score: score(had) })));
  const state = {
    ready: t("board_is_ready"),
    excused: t("board_excused"),
    partly: t("board_needs", { what: missing.join(", ") }),
    not_ready: t("board_needs", { what: missing.join(", ") }),
  }[row.state];
  return (
    <li className={style.row} data-testid="readiness-row" data-id={row.id} data-state={row.state}>
      <Seat id={row.id} name={row.name} size={38} mark={<Shape state={SHAPES[row.state]} size={16} />} />
      <span className={style.who}>
        <b>{row.name}</b>
        <span>{state}</span>
      </span>
      {onLetIn && (
        <button
          type="button"
          className={buttons.quiet}
          aria-label={t("board_let_in_name", { name: row.name })}
          onClick={() => onLetIn(row.id)}
        >
          {t("board_let_in")}
        </button>
      )}
    </li>
  );
}

function Missed({ missed, heading: Heading }: { missed: readonly MissedActivity[]; heading: "h2" | "h3" }) {
  const t = useT(words);
  const questions = missed
    .flatMap((activity) => activity.questions.map((question) => ({ ...question, from: activity.title })))
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong - a.wrong);
  const [first, ...others] = questions;
  if (first === undefined) return null;
  return (
    <section className={style.part} aria-label={t("board_start_with")} data-testid="missed">
      <div className={style.head}>
        <Heading>{t("board_start_with")}</Heading>
        <Chip tone="hand">{t("board_missed", { wrong: first.wrong, answered: first.answered })}</Chip>
      </div>
      <p className={style.question}>{first.text}</p>
      {first.common_wrong && <p className={style.second}>{t("board_common", { what: first.common_wrong })}</p>}
      <p className={style.third}>{first.from}</p>
      {others.length > 0 && (
        <>
          <p className={style.others}>{t("board_others")}</p>
          <ul>
            {others.slice(0, 4).map((question) => (
              <li key={question.id} className={style.other}>
                <span>{question.text}</span>
                <span className={style.third}>
                  {t("board_missed", { wrong: question.wrong, answered: question.answered })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
