import { IconCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { Seat } from "../../design/Seat";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useClass, useMyself, useShown } from "../../session/context";
import { one } from "../../store/room";
import type { Placed } from "../../wire/generated";
import panel from "../panel.module.css";
import { usePersonName } from "../polls/usePolls";
import { useMay } from "../presence/powers";
import style from "./quiz.module.css";
import { words } from "./strings";
import type { Quiz } from "./useQuiz";

interface QuizResultProps {
  quiz: Quiz;
  closeLabel: string;
  onClose: () => void;
  onNew?: () => void;
}

/** What came of a quiz: one's own points, question by question; staff see everybody's. */
export function QuizResult({ quiz, closeLabel, onClose, onNew }: QuizResultProps) {
  const t = useT(words);
  const leads = useMay("lead");
  const { view } = quiz;
  const title = view.own ? t("own", { points: view.own.points, most: view.most }) : view.title || t("title");
  return (
    <Panel
      title={title}
      closeLabel={closeLabel}
      onClose={onClose}
      detent="full"
      data-testid="quiz-result"
      foot={
        onNew && (
          <button type="button" className={buttons.line} data-testid="quiz-back" onClick={onNew}>
            {t("back")}
          </button>
        )
      }
    >
      <p className={panel.note}>{t(view.over ? "over" : "runs")}</p>
      {leads && <Leading quiz={quiz} />}
      {view.mine && <Mine quiz={quiz} />}
      {view.own !== null && view.own.place > 0 && (
        <p className={style.place} data-testid="quiz-place">
          {t("place", { place: view.own.place })}
        </p>
      )}
      <List quiz={quiz} leads={leads} />
    </Panel>
  );
}

/** Each question, and whether one had it right. */
function Mine({ quiz: { view } }: { quiz: Quiz }) {
  const t = useT(words);
  const room = useShown((held) => held);
  return (
    <ol className={style.mine}>
      {view.asked.map((poll, index) => {
        const text = one(room, "poll", poll)?.view.question.text;
        const points = view.mine?.[index] ?? null;
        const worth = view.worth[index] ?? 0;
        return (
          <li key={poll} data-testid="quiz-mine" data-id={index + 1} data-points={points ?? undefined}>
            <span>{text || t("question_n", { number: index + 1 })}</span>
            <b className="tabular">
              {worth > 0 &&
                points !== null &&
                (points > 0 ? (
                  <IconCheck size={16} stroke={2} aria-hidden />
                ) : (
                  <IconX size={16} stroke={2} aria-hidden />
                ))}
              {points === null ? t("not_answered") : worth > 0 ? t("own_of", { points, most: worth }) : t("no_points")}
            </b>
          </li>
        );
      })}
    </ol>
  );
}

function List({ quiz: { view }, leads }: { quiz: Quiz; leads: boolean }) {
  const t = useT(words);
  const me = useMyself()?.id;
  if (!leads && view.best.length === 0) return null;
  return (
    <>
      <h3 className={panel.group}>{t(!leads ? "best" : view.over ? "points" : "standings")}</h3>
      {view.best.length === 0 && <p className={panel.note}>{t("nobody")}</p>}
      <ol className={`${panel.list} ${style.best}`}>
        {view.best.map((placed) => (
          <Row key={placed.person} placed={placed} most={view.most} own={placed.person === me} />
        ))}
      </ol>
    </>
  );
}

function Row({ placed: { person, points, place }, most, own }: { placed: Placed; most: number; own: boolean }) {
  const t = useT(words);
  const name = usePersonName()(person);
  return (
    <li data-testid="quiz-person" data-id={person} data-own={own || undefined}>
      <span className={`${style.rank} tabular`}>{place}</span>
      <Seat id={person} name={name} size={36} />
      <span className={panel.name}>
        <b>{name}</b>
      </span>
      <span className="tabular">{t("own_of", { points, most })}</span>
    </li>
  );
}

/** What staff may do with one that is there. */
function Leading({ quiz: { id, view } }: { quiz: Quiz }) {
  const t = useT(words);
  const { live } = useClass();
  const [sure, setSure] = useState(false);
  return (
    <>
      <SwitchRow
        label={t("show_best")}
        hint={t("show_best_hint")}
        on={view.leaders}
        data-testid="quiz-leaders"
        onChange={(on) => live.tell({ kind: "quiz.show_leaders", id, on })}
      />
      {view.over && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="quiz-delete"
          onClick={() => (sure ? live.tell({ kind: "quiz.delete", id }) : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {t(sure ? "delete_sure" : "delete")}
        </button>
      )}
    </>
  );
}
