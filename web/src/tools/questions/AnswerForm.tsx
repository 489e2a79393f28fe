import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useMine } from "../../session/context";
import field from "../field.module.css";
import { keepAnswer, keptAnswer } from "./draft";
import { LONGEST, type Question } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";

/** A line in writing; what is begun is kept through a reload until it is saved or given up. */
export function AnswerForm({ question, onDone }: { question: Question; onDone: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const mine = useMine();
  const [text, setText] = useState(keptAnswer(mine, question.id) ?? question.view.answer?.text ?? "");
  const [busy, setBusy] = useState(false);
  const end = () => {
    keepAnswer(mine, question.id, null);
    onDone();
  };
  const save = () => {
    if (text.trim() === "" || busy) return;
    setBusy(true);
    live.obey({ kind: "question.answer", id: question.id, text }).then(end, () => setBusy(false));
  };
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        className={field.box}
        aria-label={t("answer")}
        aria-describedby={`hint-${question.id}`}
        data-testid="question-answer-input"
        value={text}
        rows={3}
        maxLength={LONGEST}
        readOnly={busy}
        // biome-ignore lint/a11y/noAutofocus: the person asked to write here
        autoFocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          keepAnswer(mine, question.id, event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault(); // closes the form, not the panel
            end();
          }
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      <p className={field.hint} id={`hint-${question.id}`}>
        {t("answer_hint")}
      </p>
      <div className={style.acts}>
        <button type="submit" className={buttons.line} data-testid="question-answer-save">
          {t("save")}
        </button>
        <button type="button" className={buttons.quiet} onClick={end}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
