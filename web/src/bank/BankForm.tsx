import { Button } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import { Problem } from "../api/request";
import { useSaid } from "../api/useSaid";
import buttons from "../design/buttons.module.css";
import { useT } from "../design/strings";
import { keep, kept as keptHere } from "../store/kept";
import field from "../tools/field.module.css";
import { BLANK, type Drafted, draftOf, questionOf, troubleOf } from "../tools/quiz/draft";
import { QuizQuestionForm } from "../tools/quiz/QuizQuestionForm";
import { words as quizWords } from "../tools/quiz/strings";
import style from "./bank.module.css";
import { words } from "./strings";
import type { BankQuestion, KeptQuestion } from "./types";

interface BankFormProps {
  /** null: a new one. */
  kept: KeptQuestion | null;
  draftKey: string;
  topics: readonly string[];
  onKeep: (asked: BankQuestion) => Promise<void>;
  onCancel: () => void;
}

type Draft = { drafted: Drafted; topic: string };

/** A question as it is written; what is not kept yet stays on this device. */
export function BankForm({ kept, draftKey, topics, onKeep, onCancel }: BankFormProps) {
  const t = useT(words);
  const quiz = useT(quizWords);
  const said = useSaid();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, set] = useState<Draft>(() =>
    keptHere(draftKey, {
      drafted: kept ? draftOf(kept.asked) : BLANK,
      topic: kept?.asked.topic ?? "",
    }),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (next: Partial<Draft>) => {
    const now = { ...draft, ...next };
    set(now);
    keep(draftKey, now);
  };
  useEffect(() => {
    form.current?.scrollIntoView?.(); // a phone is in the middle of the list
    form.current?.querySelector("input")?.focus({ preventScroll: true });
  }, []);
  const trouble = troubleOf(draft.drafted);
  const save = async () => {
    if (trouble) return setProblem(quiz(trouble, { number: 1 }));
    const { limit_ms: _, ...asked } = questionOf(draft.drafted);
    setBusy(true);
    try {
      await onKeep({ ...asked, topic: draft.topic.trim() });
      keep(draftKey, null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(said(error));
      setBusy(false);
    }
  };
  return (
    <form
      ref={form}
      className={style.bank}
      data-testid="bank-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 className={style.formTitle}>{t(kept ? "edit_title" : "new")}</h3>
      <div className={style.fields}>
        <QuizQuestionForm
          number={1}
          drafted={draft.drafted}
          onChange={(next) => change({ drafted: { ...draft.drafted, ...next } })}
          timed={false}
          label={t("question")}
        />
        <label className={field.label} htmlFor={id}>
          {t("topic")}
        </label>
        <input
          id={id}
          className={field.box}
          value={draft.topic}
          maxLength={100}
          list={`${id}topics`}
          autoComplete="off"
          data-testid="bank-topic-of"
          onChange={(event) => change({ topic: event.currentTarget.value })}
        />
        <datalist id={`${id}topics`}>
          {topics.map((topic) => (
            <option key={topic} value={topic} />
          ))}
        </datalist>
      </div>
      <p className={style.trouble} role="alert" data-testid="bank-trouble">
        {problem}
      </p>
      <footer className={style.foot}>
        <span className={style.grow} />
        <button
          type="button"
          className={buttons.line}
          data-testid="bank-cancel"
          onClick={() => {
            keep(draftKey, null);
            onCancel();
          }}
        >
          {t("cancel")}
        </button>
        <Button type="submit" loading={busy} data-testid="bank-save">
          {t("save")}
        </Button>
      </footer>
    </form>
  );
}
