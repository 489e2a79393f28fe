import { Button } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconBell,
  IconDownload,
  IconEye,
  IconEyeOff,
  IconFlag,
  IconHourglass,
  IconPlus,
  IconRepeat,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { KeepPoll } from "../../bank/KeepPoll";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { Seat } from "../../design/Seat";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";
import panel from "../panel.module.css";
import { QuizFoot } from "../quiz/QuizFoot";
import { QuizStep } from "../quiz/QuizStep";
import { words as quizWords } from "../quiz/strings";
import { useQuizOf } from "../quiz/useQuiz";
import { Missing, Persons } from "./Persons";
import type { PollPanelProps } from "./PollPanel";
import style from "./polls.module.css";
import { Results } from "./Results";
import { Rooms } from "./Rooms";
import { words } from "./strings";
import { TimeLeft } from "./TimeLeft";
import { UseAnswers } from "./UseAnswers";
import { now, type Poll, useAsked } from "./usePolls";
import { Written } from "./Written";

interface LeadPollProps extends PollPanelProps {
  poll: Poll;
  onNew: () => void;
  onPoll: (id: string) => void;
}

/** What staff see of a poll, while it is open and after. */
export function LeadPoll({ poll, closeLabel, onClose, onNew, onPoll }: LeadPollProps) {
  const t = useT(words);
  const { live } = useClass();
  const { look } = useShell();
  const { id, view } = poll;
  const asked = useAsked(poll);
  const { votes, rooms } = now(view);
  const [peek, setPeek] = useState(false);
  const found = useQuizOf(id);
  const quiz = found && !found.view.over && found.view.asked.at(-1) === id ? found : undefined;
  const ofQuiz = useT(quizWords);
  const nameless = view.secrecy === "anonymous";
  const total = Math.max(asked.length, votes);
  return (
    <Panel
      title={t("answered_of", { count: votes, total })}
      closeLabel={closeLabel}
      onClose={onClose}
      detent="full"
      data-testid="poll-panel"
      foot={
        view.open ? (
          <Button
            fullWidth
            data-testid="poll-close"
            onClick={() => live.tell({ kind: "poll.close", id, show: view.show_at_end })}
          >
            {t("close")}
          </Button>
        ) : quiz ? (
          <QuizFoot quiz={quiz} onPoll={onPoll} />
        ) : (
          <div className={panel.foot}>
            <Show poll={poll} look={buttons.line} />
            <New look={buttons.line} onNew={onNew} />
          </div>
        )
      }
    >
      <div data-testid="poll" data-state={view.open ? "open" : "closed"}>
        <QuizStep poll={id} />
        <h3 className={style.question}>{view.question.text || t("said_aloud")}</h3>
        {view.open && <Hurry id={id} endsMs={view.ends_ms} reminded={view.reminded_ms !== null} nameless={nameless} />}
        {nameless && <p className={style.nameless}>{t("turnout_only")}</p>}
        {view.open && !nameless && <Turnout poll={poll} />}
        {view.open && !nameless && (
          <>
            <SwitchRow label={t("peek")} hint={t("peek_hint")} on={peek} onChange={setPeek} data-testid="poll-peek" />
            <SwitchRow
              label={t("show_live")}
              on={view.shown}
              data-testid="poll-live"
              onChange={(on) => live.tell({ kind: "poll.show", id, on })}
            />
          </>
        )}
        {view.open && (
          <SwitchRow
            label={t("show_at_end")}
            on={view.show_at_end}
            data-testid="poll-show-at-end"
            onChange={(on) => live.tell({ kind: "poll.show_at_end", id, on })}
          />
        )}
        {(!view.open || (peek && !nameless)) && <Results poll={view} />}
        {(!view.open || (peek && !nameless)) && <Written poll={poll} />}
        {!view.open && <Persons poll={view} />}
        {!view.open && !nameless && <Missing poll={poll} />}
        {rooms.length > 1 && <Rooms poll={view} said={!view.open || peek} />}
        <div className={style.more}>
          {!view.open && view.rounds.length < 2 && (
            <button
              type="button"
              className={buttons.quiet}
              data-testid="poll-again"
              onClick={() => live.tell({ kind: "poll.again", id })}
            >
              <IconRepeat size={18} stroke={1.75} aria-hidden />
              {t("again")}
            </button>
          )}
          <button
            type="button"
            className={buttons.quiet}
            data-testid="poll-big"
            onClick={() => look({ surface: "poll", what: id })}
          >
            <IconArrowsMaximize size={18} stroke={1.75} aria-hidden />
            {t("big")}
          </button>
          {quiz && !view.open && <Show poll={poll} look={buttons.quiet} />}
          {quiz && (
            <button
              type="button"
              className={buttons.quiet}
              data-testid="quiz-end"
              onClick={() => {
                live.tell({ kind: "quiz.end", id: quiz.id });
                onPoll(quiz.id);
              }}
            >
              <IconFlag size={18} stroke={1.75} aria-hidden />
              {ofQuiz("end_now")}
            </button>
          )}
          {(view.open || quiz) && <New look={buttons.quiet} onNew={onNew} />}
          {!view.open && !quiz && <UseAnswers poll={poll} onNew={onNew} />}
          <KeepPoll poll={poll} />
          <Saving />
          <Delete id={id} />
        </div>
      </div>
    </Panel>
  );
}

function Show({ poll: { id, view }, look }: { poll: Poll; look: string | undefined }) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <button
      type="button"
      className={look}
      data-testid="poll-show"
      data-state={view.shown ? "on" : "off"}
      onClick={() => live.tell({ kind: "poll.show", id, on: !view.shown })}
    >
      {view.shown ? <IconEyeOff size={18} stroke={1.75} /> : <IconEye size={18} stroke={1.75} />}
      {t(view.shown ? "hide" : "show")}
    </button>
  );
}

function New({ look, onNew }: { look: string | undefined; onNew: () => void }) {
  const t = useT(words);
  return (
    <button type="button" className={look} data-testid="poll-new" onClick={onNew}>
      <IconPlus size={18} stroke={1.75} aria-hidden />
      {t("new_poll")}
    </button>
  );
}

const MORE_MS = 30_000;

/** The time that is left, more of it, and a sign to who has not answered: of a nameless poll nobody sees who that is. */
function Hurry({
  id,
  endsMs,
  reminded,
  nameless,
}: { id: string; endsMs: number | null } & Record<"reminded" | "nameless", boolean>) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <div className={style.hurry}>
      <TimeLeft endsMs={endsMs} />
      <button
        type="button"
        className={buttons.quiet}
        aria-label={t("more_time_label")}
        data-testid="poll-more-time"
        onClick={() => live.tell({ kind: "poll.set_time", id, by_ms: MORE_MS })}
      >
        {endsMs === null && <IconHourglass size={18} stroke={1.75} aria-hidden />}
        {t("more_time")}
      </button>
      {endsMs !== null && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="poll-no-time"
          onClick={() => live.tell({ kind: "poll.set_time", id, by_ms: null })}
        >
          {t("no_limit")}
        </button>
      )}
      <button
        type="button"
        className={buttons.quiet}
        data-testid="poll-remind"
        onClick={() => live.tell({ kind: "poll.remind", id })}
      >
        <IconBell size={18} stroke={1.75} aria-hidden />
        {t(reminded ? "remind_again" : "remind")}
      </button>
      {nameless && <p className={panel.note}>{t("remind_nameless")}</p>}
    </div>
  );
}

/** Who has answered, of a poll with names. */
function Turnout({ poll }: { poll: Poll }) {
  const t = useT(words);
  const asked = useAsked(poll);
  const answered = new Set(now(poll.view).answers.map(({ person }) => person));
  return (
    <ul className={style.seats}>
      {asked.map(({ id, name }) => (
        <li key={id} data-state={answered.has(id) ? "answered" : "open"} data-id={id}>
          <Seat id={id} name={name} size={36} quiet={!answered.has(id)} />
          <span aria-hidden>{name.split(" ")[0]}</span>
          <span className="visually-hidden">
            {name}, {t(answered.has(id) ? "has_answered" : "has_not_answered")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What came of all polls of the class, as files. */
function Saving() {
  const t = useT(words);
  const { info } = useClass();
  const at = `/api/v1/sessions/${encodeURIComponent(info.id)}/polls`;
  return (
    <>
      <a href={`${at}.xlsx`} download className={buttons.quiet} data-testid="polls-xlsx">
        <IconDownload size={18} stroke={1.75} aria-hidden />
        {t("save_all")}
      </a>
      <a href={`${at}.csv`} download className={buttons.quiet} data-testid="polls-csv">
        <IconDownload size={18} stroke={1.75} aria-hidden />
        {t("save_sums")}
      </a>
      <a href={`${at}/people.csv`} download className={buttons.quiet} data-testid="polls-people-csv">
        <IconDownload size={18} stroke={1.75} aria-hidden />
        {t("save_people")}
      </a>
    </>
  );
}

/** Asks once more, in its place: what people have answered goes with it. */
function Delete({ id }: { id: string }) {
  const t = useT(words);
  const { live } = useClass();
  const [sure, setSure] = useState(false);
  return (
    <button
      type="button"
      className={buttons.quiet}
      data-testid="poll-delete"
      onClick={() => (sure ? live.tell({ kind: "poll.delete", id }) : setSure(true))}
      onBlur={() => setSure(false)}
    >
      <IconTrash size={18} stroke={1.75} aria-hidden />
      {t(sure ? "delete_sure" : "delete")}
    </button>
  );
}
