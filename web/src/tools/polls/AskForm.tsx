import { Button } from "@mantine/core";
import {
  IconAbc,
  IconChecks,
  IconGauge,
  IconList,
  IconListNumbers,
  IconNumber123,
  IconPlayerPlay,
  IconPresentation,
  IconStack2,
  IconThumbUp,
} from "@tabler/icons-react";
import { Suspense, useId, useLayoutEffect, useRef, useState } from "react";
import { words as bankWords } from "../../bank/strings";
import buttons from "../../design/buttons.module.css";
import { covered } from "../../design/keys";
import { Panel } from "../../design/Panel";
import { Segments } from "../../design/Segments";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { BankDialog } from "../../session/parts";
import { openSet } from "../../session/places";
import { lettersOff } from "../../session/useKeys";
import type { Secrecy } from "../../wire/generated";
import { newId } from "../../wire/ids";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { words as quizWords } from "../quiz/strings";
import { useQuizzes } from "../quiz/useQuiz";
import { type Asking, FIRST_ASKING, leftEmpty, questionOf, STYLES, type Style, solutionOf } from "./asking";
import { useAsking } from "./draft";
import { useSlideAnswers } from "./fromSlide";
import { LIMITS, type LimitChoice, useLimitName } from "./limits";
import { Options } from "./Options";
import type { PollPanelProps } from "./PollPanel";
import style from "./polls.module.css";
import { Solved } from "./Solved";
import { words } from "./strings";
import type { Poll } from "./usePolls";

const ICONS: Record<Style, typeof IconList> = {
  yes_no: IconThumbUp,
  a_to_d: IconList,
  sure: IconGauge,
  words: IconAbc,
  number: IconNumber123,
  right: IconChecks,
};
const SECRECIES = ["named", "named_to_staff", "anonymous"] as const;

interface Form {
  asking: Asking;
  secrecy: Secrecy;
  revote: boolean;
  limit: LimitChoice;
}

const FIRST: Form = {
  asking: FIRST_ASKING,
  secrecy: "named_to_staff",
  revote: true,
  limit: "none",
};

interface AskFormProps extends PollPanelProps {
  polls: readonly Poll[];
  onPoll: (id: string) => void;
  onQuiz: () => void;
}

/** A poll in two presses: its kind, and Start. All else may stay as it is. */
export function AskForm({ closeLabel, onClose, polls, onPoll, onQuiz }: AskFormProps) {
  const t = useT(words);
  const id = useId();
  const { live } = useClass();
  const [{ asking: kept, secrecy, revote, limit }, write, forget] = useAsking<Form>(FIRST);
  const asking = { ...FIRST_ASKING, ...kept }; // of an older page it may lack something
  const onSlide = useSlideAnswers();
  const limitName = useLimitName();
  const quiz = useT(quizWords);
  const quizzes = useQuizzes();
  const bankWord = useT(bankWords);
  const [bank, setBank] = useState(false);
  const [onlyHere, setOnlyHere] = useState(false);
  const groups = useShown(openSet) !== undefined;
  const change = (next: Partial<Asking>) => write({ asking: { ...asking, ...next } });
  const [tried, setTried] = useState(0);
  const start = () => {
    if (leftEmpty(asking).length > 0) return setTried(tried + 1); // the form says which, and goes there
    const poll = newId();
    live
      .obey(
        {
          kind: "poll.open",
          question: questionOf(asking, t),
          solution: solutionOf(asking, t),
          secrecy,
          revote,
          everywhere: !(groups && onlyHere),
          limit_ms: limit === "none" ? null : 1_000 * Number(limit),
          show_at_end: asking.style !== "words", // what people write is looked at before all see it
        },
        poll,
      )
      .then(() => {
        forget();
        onPoll(poll);
      })
      .catch(() => {}); // the refusal is shown; what was written stays here
  };
  useStyleKeys((chosen) => change({ style: chosen }), start);
  return (
    <Panel
      title={t("ask_title")}
      closeLabel={closeLabel}
      onClose={onClose}
      detent="full"
      data-testid="poll-panel"
      foot={
        <Button
          fullWidth
          leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
          data-testid="poll-open"
          onClick={start}
        >
          {t("start", { kind: t(asking.style) })}
        </Button>
      }
    >
      <p className={panel.note}>{t("ask_hint")}</p>
      <fieldset className={style.styles} aria-label={t("kind")}>
        {STYLES.map(({ style: one, code }) => {
          const Icon = ICONS[one];
          return (
            <button
              key={one}
              type="button"
              aria-pressed={asking.style === one}
              aria-keyshortcuts={code.replace("Key", "")}
              data-testid="poll-style"
              data-id={one}
              onClick={() => change({ style: one })}
            >
              <Icon size={22} stroke={1.75} aria-hidden />
              {t(one)}
            </button>
          );
        })}
      </fieldset>
      <button type="button" className={buttons.quiet} data-testid="quiz-make" onClick={onQuiz}>
        <IconListNumbers size={18} stroke={1.75} aria-hidden /> {quiz("make")}
      </button>
      <button type="button" className={buttons.quiet} data-testid="bank-open" onClick={() => setBank(true)}>
        <IconStack2 size={18} stroke={1.75} aria-hidden /> {bankWord("title")}
      </button>
      {bank && (
        <Suspense fallback={null}>
          <BankDialog onClose={() => setBank(false)} onPoll={onPoll} onQuiz={onQuiz} />
        </Suspense>
      )}
      {onSlide && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="poll-from-slide"
          onClick={() => change({ style: "a_to_d", ...onSlide, right: [] })}
        >
          <IconPresentation size={18} stroke={1.75} aria-hidden /> {t("from_slide", { count: onSlide.options.length })}
        </button>
      )}
      <label className={field.label} htmlFor={id}>
        {t("question")}
      </label>
      <input
        id={id}
        className={field.box}
        value={asking.text}
        maxLength={500}
        placeholder={t("said_aloud")}
        autoComplete="off"
        data-testid="poll-question"
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === "Enter" && start()}
      />
      <p className={field.label}>{t("who_sees")}</p>
      <Segments
        label={t("who_sees")}
        options={SECRECIES.map((value) => ({ value, label: t(value) }))}
        value={secrecy}
        onChange={(secrecy) => write({ secrecy })}
      />
      <p className={field.hint} data-testid="poll-secrecy-hint">
        {t(`${secrecy}_hint`)}
      </p>
      {asking.style === "a_to_d" && <Options asking={asking} tried={tried} onChange={change} />}
      {asking.style === "words" && (
        <Segments
          label={t("your_answer")}
          options={[
            { value: "words" as const, label: t("words") },
            { value: "text" as const, label: t("text") },
          ]}
          value={asking.sentence ? "text" : "words"}
          onChange={(value) => change({ sentence: value === "text" })}
        />
      )}
      {asking.style === "sure" && (
        <>
          <p className={field.label}>{t("scale")}</p>
          <Segments
            label={t("scale")}
            options={(["3", "5", "7", "10"] as const).map((value) => ({ value, label: value }))}
            value={String(asking.scale) as "5"}
            onChange={(value) => change({ scale: Number(value) })}
          />
        </>
      )}
      <Solved asking={asking} onChange={change} />
      <p className={field.label}>{t("time_limit")}</p>
      <Segments
        label={t("time_limit")}
        options={LIMITS.map((value) => ({ value, label: limitName(value) }))}
        value={limit}
        onChange={(limit) => write({ limit })}
      />
      <SwitchRow label={t("revote")} on={revote} onChange={(revote) => write({ revote })} data-testid="poll-revote" />
      {groups && <SwitchRow label={t("only_here")} hint={t("only_here_hint")} on={onlyHere} onChange={setOnlyHere} />}
      {polls.length + quizzes.length > 0 && (
        <>
          <h3 className={panel.group}>{t("earlier")}</h3>
          <ul className={style.earlier}>
            {quizzes.map(({ id, view }) => (
              <li key={id}>
                <button type="button" data-testid="quiz-earlier-one" data-id={id} onClick={() => onPoll(id)}>
                  <span>{[quiz("title"), view.title].filter(Boolean).join(": ")}</span>
                  {!view.over && <b>{t("earlier_open")}</b>}
                </button>
              </li>
            ))}
            {polls.map(({ id, view }) => (
              <li key={id}>
                <button type="button" data-testid="poll-earlier" data-id={id} onClick={() => onPoll(id)}>
                  <span>{view.question.text || t("untitled")}</span>
                  {view.open && <b>{t("earlier_open")}</b>}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** The letter of a kind, and Enter: with the key that opens the panel a poll takes three. */
function useStyleKeys(choose: (style: Style) => void, start: () => void): void {
  const act = useRef({ choose, start });
  act.current = { choose, start };
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat || lettersOff()) return;
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      if (at.matches("input, textarea, select, [contenteditable]")) return;
      if (covered()) return;
      const chosen = STYLES.find(({ code }) => code === event.code);
      const starts = event.key === "Enter" && !at.closest("button, a");
      if (chosen === undefined && !starts) return;
      event.preventDefault();
      if (chosen) act.current.choose(chosen.style);
      else act.current.start();
    }
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
}
