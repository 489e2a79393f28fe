import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type FormEvent, useId, useState } from "react";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import { useClass, useMine } from "../../session/context";
import type { PollAnswer, PollQuestion } from "../../wire/generated";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { QuizStep } from "../quiz/QuizStep";
import { numberIn } from "./asking";
import { Choices } from "./Choices";
import { type Answering, useAnswerDraft } from "./draft";
import style from "./polls.module.css";
import { Results } from "./Results";
import { words } from "./strings";
import { TimeLeft } from "./TimeLeft";
import { usePollKeys } from "./usePollKeys";
import { choicesOf, now, type Poll, useAnswers, useAsked } from "./usePolls";

interface AnswerSheetProps {
  poll: Poll;
  closeLabel: string;
  onClose: () => void;
}

/** One's own answer: what is chosen and not sent survives a reload. */
export function AnswerSheet({ poll: { id, view }, closeLabel, onClose, ...rest }: AnswerSheetProps) {
  const t = useT(words);
  const formId = useId();
  const { live } = useClass();
  const mine = useMine();
  const answers = useAnswers();
  const asked = useAsked({ id, view, ...rest } as Poll).length;
  const round = view.rounds.length - 1;
  const { answer, choose, sent } = useAnswerDraft(mine, id, round, now(view).mine);
  const [sending, setSending] = useState(false);
  const [changed, setChanged] = useState(false);
  const takes = view.open && answers && (!view.answered || view.revote);
  const ready = takes && isReady(view.question, answer) && (!view.answered || changed);
  const take = (next: Partial<Answering>) => {
    setChanged(true);
    choose(next);
  };
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (!ready || sending) return;
    setSending(true);
    live
      .obey({ kind: "poll.answer", id, round, answer: asSent(view.question, answer) })
      .then(() => {
        sent();
        setChanged(false);
      })
      .catch(() => {}) // the refusal is shown; the answer stays here
      .finally(() => setSending(false));
  };
  const count = choicesOf(view.question).length;
  usePollKeys(takes ? count : 0, (index) => take({ choices: pressed(view.question, answer.choices, index) }), send);
  const votes = now(view).votes;
  const shown = view.rounds.some(({ result }) => result !== null);
  return (
    <Panel
      title={t("title")}
      closeLabel={closeLabel}
      onClose={onClose}
      data-testid="poll"
      foot={
        view.open && (
          <div className={style.foot}>
            <span className={style.turnout}>
              {votes > 0 && t(asked >= votes ? "answered_of" : "answered", { count: votes, total: asked })}
            </span>
            {view.answered && !changed ? (
              <span className={style.sent} data-testid="poll-sent" role="status">
                <IconCheck size={18} stroke={2} aria-hidden /> {t("sent")}
              </span>
            ) : (
              takes && (
                <Button type="submit" form={formId} data-testid="poll-submit" disabled={!ready} loading={sending}>
                  {t(view.answered ? "change" : "send")}
                </Button>
              )
            )}
          </div>
        )
      }
    >
      <form id={formId} onSubmit={send} data-state={view.answered ? "answered" : "open"}>
        {view.open && round > 0 && <p className={style.again}>{t("again_round")}</p>}
        <QuizStep poll={id} />
        <h3 className={style.question}>{view.question.text || t("said_aloud")}</h3>
        <TimeLeft endsMs={view.ends_ms} />
        {takes && view.reminded_ms !== null && (
          <p className={style.again} data-testid="poll-reminded">
            {t("reminded")}
          </p>
        )}
        {view.open && (
          <p className={style.note}>
            {t(`note_${view.secrecy}`)} {answers && t(view.revote ? "note_change" : "note_final")}
          </p>
        )}
        {view.open && <Fields question={view.question} answer={answer} takes={takes} onAnswer={take} />}
        {!view.open && !shown && <p className={panel.note}>{t("closed")}</p>}
        {shown && <Results poll={view} />}
      </form>
    </Panel>
  );
}

interface FieldsProps {
  question: PollQuestion;
  answer: Answering;
  takes: boolean;
  onAnswer: (next: Partial<Answering>) => void;
}

function Fields({ question, answer, takes, onAnswer }: FieldsProps) {
  const t = useT(words);
  const id = useId();
  if (choicesOf(question).length > 0) {
    const press = (index: number) => onAnswer({ choices: pressed(question, answer.choices, index) });
    return <Choices question={question} chosen={answer.choices} takes={takes} onPress={press} />;
  }
  const boxes = question.form === "words" ? Math.min(question.most, 3) : 1;
  const number = question.form === "number";
  return Array.from({ length: boxes }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are always the same
    <div key={index}>
      <label className={field.label} htmlFor={`${id}${index}`}>
        {boxes > 1 ? t("word", { count: index + 1 }) : t(number ? "a_number" : "your_answer")}
      </label>
      <input
        id={`${id}${index}`}
        className={field.box}
        data-testid="poll-text"
        disabled={!takes}
        autoComplete="off"
        inputMode={number ? "decimal" : "text"}
        maxLength={question.form === "text" ? 200 : 40}
        value={number ? answer.written : (answer.texts[index] ?? "")}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (number) onAnswer({ written: value });
          else
            onAnswer({
              texts: Array.from({ length: boxes }, (_, n) => (n === index ? value : (answer.texts[n] ?? ""))),
            });
        }}
      />
    </div>
  ));
}

/** The choices after a press: the only one, or one more or fewer. */
export function pressed(question: PollQuestion, chosen: readonly number[], index: number): number[] {
  if (question.form !== "multiple") return [index];
  if (chosen.includes(index)) return chosen.filter((one) => one !== index);
  return chosen.length < question.most ? [...chosen, index].sort((a, b) => a - b) : [...chosen];
}

function isReady(question: PollQuestion, answer: Answering): boolean {
  if (choicesOf(question).length > 0) return answer.choices.length > 0;
  if (question.form === "number") return Number.isFinite(numberIn(answer.written));
  return answer.texts.some((text) => text.trim() !== "");
}

function asSent(question: PollQuestion, { choices, texts, written }: Answering): PollAnswer {
  const written_ = texts.filter((text) => text.trim() !== "");
  return { choices, number: question.form === "number" ? numberIn(written) : null, texts: written_ };
}
