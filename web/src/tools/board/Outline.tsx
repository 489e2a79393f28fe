import { Button, Modal, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { useMay } from "../presence/powers";
import style from "./board.module.css";
import { type Board, useMayDraw } from "./boards";
import type { CanvasControl } from "./Canvas";
import { type Line, outline } from "./outline";
import { words } from "./strings";
import type { BoardSync } from "./sync";

const MOST_SHOWN = 200;
const LOOK_MS = 500; // a list that changes thirty times a second cannot be read
const LONGEST = 500;

interface OutlineProps {
  board: Board;
  sync: BoardSync;
  control: CanvasControl | null;
  onClose: () => void;
}

/** The board as a list, in reading order: for who does not see it or uses no pointer. Words are added here too. */
export function Outline({ board, sync, control, onClose }: OutlineProps) {
  const t = useT(words);
  const { i18n } = useTranslation();
  const mayDraw = useMayDraw(board.view);
  const [lines, setLines] = useState<Line[]>([]);
  const [text, setText] = useState("");
  useEffect(() => {
    let before = "";
    const look = () => {
      const now = outline(sync.shapes(), i18n.dir() === "rtl");
      const said = JSON.stringify(now);
      if (said !== before) setLines(now);
      before = said;
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [sync, i18n]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("outline_title", { title: board.view.title })}
      closeButtonProps={{ "aria-label": t("cancel") }}
      radius={20}
      size={640}
      data-testid="board-list"
    >
      <div className={style.sheet}>
        {mayDraw && control && (
          <form
            className={style.write}
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() !== "") control.write(text.trim());
              setText("");
            }}
          >
            <TextInput
              label={t("write")}
              value={text}
              maxLength={LONGEST}
              data-autofocus
              data-testid="board-words"
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" disabled={text.trim() === ""}>
              {t("add")}
            </Button>
          </form>
        )}
        {lines.length === 0 ? (
          <p>{t("outline_empty")}</p>
        ) : (
          <ol className={style.lines}>
            {lines.slice(0, MOST_SHOWN).map((line) => (
              <Row key={line.id} line={line} board={board} control={mayDraw ? control : null} onPick={onClose} />
            ))}
          </ol>
        )}
        {lines.length > MOST_SHOWN && <p>{t("more_things", { count: lines.length - MOST_SHOWN })}</p>}
      </div>
    </Modal>
  );
}

interface RowProps {
  line: Line;
  board: Board;
  control: CanvasControl | null;
  onPick: () => void;
}

function Row({ line, board, control, onPick }: RowProps) {
  const t = useT(words);
  const { me } = useClass();
  const leads = useMay("lead");
  const name = useShown((room) => (line.by === undefined ? undefined : nameOf(room, line.by)));
  const mine = line.by === undefined || line.by === me.person.id;
  const count = 1 + line.with.length;
  const what =
    line.text === ""
      ? `${t(`is_${line.type}`)}${count > 1 ? ` × ${count}` : ""}`
      : line.type === "text"
        ? line.text
        : `${t(`is_${line.type}`)}: ${line.text}`;
  const may = control !== null && (leads || mine || !board.view.own_only);
  return (
    <li data-testid="board-line" data-id={line.id}>
      <span>
        <b>{what}</b>
        <small>{mine ? t("by_you") : name && t("by", { name })}</small>
      </span>
      {may && (
        <>
          {line.type === "formula" && (
            <button
              type="button"
              className={buttons.quiet}
              aria-label={`${t("edit")}: ${what}`}
              data-testid="board-line-edit"
              onClick={() => {
                onPick();
                requestAnimationFrame(() => control.editFormula(line.id));
              }}
            >
              {t("edit")}
            </button>
          )}
          {count === 1 && (
            <button
              type="button"
              className={buttons.quiet}
              aria-label={`${t("pick")}: ${what}`}
              onClick={() => {
                onPick();
                requestAnimationFrame(() => control.pick(line.id)); // when the dialog has given the focus back
              }}
            >
              {t("pick")}
            </button>
          )}
          <button
            type="button"
            className={buttons.quiet}
            aria-label={`${t("erase")}: ${what}`}
            onClick={() => [line.id, ...line.with].forEach(control.erase)}
          >
            {t("erase")}
          </button>
        </>
      )}
    </li>
  );
}
