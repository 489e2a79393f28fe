import { Button, Modal, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useT } from "../../../design/strings";
import { keep, kept } from "../../../store/kept";
import type { CanvasControl, Formula } from "../Canvas";
import { words } from "../strings";
import style from "./formula.module.css";
import { address, pictureOf } from "./formulas";
import { PIECES, put } from "./pieces";
import type { Rendered } from "./tex";

const LONGEST = 500; // as the server takes it
const SAID_AFTER_MS = 900; // of typing: what is half written is wrong for a moment, which is nothing to say
const KEY = "classroom:formula";

interface FormulaDialogProps {
  /** With an id: one that lies there already. */
  formula: Formula;
  control: CanvasControl;
  onClose: () => void;
}

/** A formula in LaTeX, seen while it is typed. The buttons write for who has no backslash at hand. */
export function FormulaDialog({ formula, control, onClose }: FormulaDialogProps) {
  const t = useT(words);
  const field = useRef<HTMLTextAreaElement>(null);
  const opening = useRef(true);
  const isNew = formula.id === null;
  const [latex, setLatex] = useState(() => (isNew ? kept(KEY, "", sessionStorage) : formula.latex));
  const { picture, problem } = useRendered(latex);
  const write = (text: string) => {
    const next = text.slice(0, LONGEST);
    setLatex(next);
    if (isNew) keep(KEY, next || null, sessionStorage);
  };
  const insert = (piece: string) => {
    const input = field.current;
    if (input === null) return;
    const { text, caret } = put(latex, input.selectionStart, input.selectionEnd, piece);
    if (text.length > LONGEST) return;
    flushSync(() => write(text)); // at once: the next letter belongs into the piece
    input.focus();
    input.setSelectionRange(caret, caret);
  };
  const done = () => {
    if (picture === null) return;
    if (isNew) keep(KEY, null, sessionStorage);
    onClose();
    void control.setFormula({ ...formula, latex: latex.trim() }, picture);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isNew ? "formula" : "formula_edit")}
      closeButtonProps={{ "aria-label": t("cancel") }}
      radius={20}
      size={600}
      data-testid="formula-dialog"
    >
      <form
        className={style.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: fieldset would be announced again with each button */}
        <div className={style.pieces} role="group" aria-label={t("formula_pieces")}>
          {PIECES.map(({ name, sign, piece }) => (
            <button
              key={name}
              type="button"
              aria-label={t(`piece_${name}`)}
              title={t(`piece_${name}`)}
              data-testid="formula-piece"
              data-id={name}
              data-sign={sign} // drawn by the style sheet: to be seen, not to be read out
              onClick={() => insert(piece)}
            />
          ))}
        </div>
        <Textarea
          ref={field}
          onFocus={({ currentTarget }) => {
            if (opening.current) currentTarget.setSelectionRange(latex.length, latex.length); // one types on
            opening.current = false;
          }}
          label={t("formula_label")}
          description={t("formula_bound", { count: LONGEST })}
          value={latex}
          maxLength={LONGEST}
          autosize
          minRows={2}
          maxRows={6}
          dir="ltr"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          classNames={{ input: style.latex ?? "" }}
          data-autofocus
          data-testid="formula-latex"
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            done();
          }}
        />
        <div className={style.preview} data-testid="formula-preview" data-state={picture === null ? "none" : "drawn"}>
          {picture !== null && <img src={address(picture.svg, INK_ON_PAPER)} alt={t("formula_preview")} />}
        </div>
        <p role="status" className={style.problem} data-testid="formula-problem">
          {problem !== "" && (
            <>
              {t("formula_problem")} <bdi lang="en">{problem}</bdi>
            </>
          )}
        </p>
        <footer>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={picture === null} data-testid="formula-done">
            {t(isNew ? "formula_add" : "save")}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

const INK_ON_PAPER = "#182723";

/** The last that could be drawn stays in sight while one types on; what is wrong is said once they rest. */
function useRendered(latex: string): { picture: Rendered | null; problem: string } {
  const [drawn, setDrawn] = useState<{ of: string; picture: Rendered | null; problem: string }>(NOTHING);
  const [rested, setRested] = useState("");
  const now = latex.trim();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => setRested(now), SAID_AFTER_MS);
    if (now === "") setDrawn(NOTHING);
    else
      pictureOf(now).then(
        (picture) => current && setDrawn({ of: now, picture, problem: "" }),
        (error: Error) => current && setDrawn({ of: now, picture: null, problem: error.message }),
      );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [now]);
  const isOf = drawn.of === now;
  return { picture: isOf ? drawn.picture : null, problem: isOf && rested === now ? drawn.problem : "" };
}

const NOTHING = { of: "", picture: null, problem: "" };
