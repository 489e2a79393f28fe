import { Button, Modal } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { words } from "./strings";

const MOST = 200;
const LETTERS = 40;

interface WordsSheetProps {
  /** Undefined: they are still on their way, and `children` says so. */
  held: readonly string[] | undefined;
  onSave: (words: string[]) => void;
  onClose: () => void;
  /** Why they are not saved. */
  trouble?: string | null;
  children?: ReactNode;
}

/** The words that pupils do not write in the classes of a course; only staff see them. */
export function WordsSheet({ held, onSave, onClose, trouble, children }: WordsSheetProps) {
  const t = useT(words);
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("words_title")}
      centered
      radius={20}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div data-testid="words">
        <p className={panel.lead}>{t("words_body")}</p>
        {children}
        {held && <Lines held={held} onSave={onSave} onClose={onClose} trouble={trouble} />}
      </div>
    </Modal>
  );
}

function Lines({ held, onSave, onClose, trouble }: WordsSheetProps & { held: readonly string[] }) {
  const t = useT(words);
  const id = useId();
  const [text, setText] = useState(() => held.join("\n"));
  const lines = [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
  const tooLong = lines.filter((line) => [...line].length > LETTERS).length;
  const wrong =
    tooLong > 0
      ? t("words_left_out", { count: tooLong, letters: LETTERS })
      : lines.length > MOST
        ? t("words_over", { many: lines.length, most: MOST })
        : trouble;
  return (
    <>
      <label className={field.label} htmlFor={id}>
        {t("words_field")}
      </label>
      <textarea
        id={id}
        className={field.box}
        rows={8}
        value={text}
        aria-describedby={`${id}hint`}
        data-testid="words-text"
        data-autofocus
        // it may come after the dialog, that has given the focus to its cross by then
        ref={takeFocus}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={field.hint} id={`${id}hint`} role="status" data-testid="words-hint">
        {wrong ?? t("words_most", { most: MOST, letters: LETTERS })}
      </p>
      <div className={panel.stays}>
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button disabled={tooLong > 0 || lines.length > MOST} data-testid="words-save" onClick={() => onSave(lines)}>
          {t("save")}
        </Button>
      </div>
    </>
  );
}

const takeFocus = (field: HTMLTextAreaElement | null) => field?.focus();
