import { IconHandStop } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { CanvasControl } from "../board/Canvas";
import { Outline } from "../board/Outline";
import { Paper } from "../board/Paper";
import type { BoardSync } from "../board/sync";
import { Remarks } from "./Remarks";
import { words } from "./strings";
import { type OwnBoard, type Task, useMyBoard } from "./tasks";
import style from "./wall.module.css";

/** One's own board, that nobody sees but teachers. */
export function OwnSurface({ task }: { task: Task }) {
  const t = useT(words);
  const board = useMyBoard(task.id);
  if (board === undefined) return <p className={style.nobody}>{t("others")}</p>;
  return <Mine board={board} task={task} />;
}

function Mine({ board, task }: { board: OwnBoard; task: Task }) {
  const t = useT(words);
  const { live } = useClass();
  const [sync, setSync] = useState<BoardSync | null>(null);
  const [control, setControl] = useState<CanvasControl | null>(null);
  const [reading, setReading] = useState(false);
  const { id } = board;
  const { asks, handed_in, collected, shown, remarks } = board.view.own;
  const now = () => {
    if (shown !== null) return t(shown.what === id ? "seen_by_all" : "seen_nameless");
    if (collected) return t("over");
    return t(handed_in ? "done" : "seen_by");
  };
  return (
    <div className={style.own} data-testid="own-board">
      <header className={style.head}>
        <p>
          <b dir="auto">{task.view.title}</b>
          <span role="status">{now()}</span>
        </p>
        <button type="button" className={buttons.quiet} onClick={() => setReading(true)}>
          {t("read")}
        </button>
        {!collected && !handed_in && (
          <button
            type="button"
            className={`${buttons.line} ${style.ask}`}
            aria-pressed={asks}
            data-testid="own-ask"
            onClick={() => live.tell({ kind: "board.ask", id, on: !asks })}
          >
            <IconHandStop size={18} stroke={1.75} aria-hidden />
            {t(asks ? "asked" : "ask")}
          </button>
        )}
        {!collected && (
          <button
            type="button"
            className={handed_in ? buttons.line : style.main}
            data-testid="own-hand-in"
            onClick={() => live.tell({ kind: "board.hand_in", id, on: !handed_in })}
          >
            {t(handed_in ? "take_back" : "hand_in")}
          </button>
        )}
      </header>
      <Remarks remarks={remarks} />
      <Paper board={board} onControl={setControl} onSync={setSync} />
      {reading && sync && <Outline board={board} sync={sync} control={control} onClose={() => setReading(false)} />}
    </div>
  );
}
