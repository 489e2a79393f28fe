import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";
import type { SurfaceProps } from "../../session/surfaces";
import { newId } from "../../wire/ids";
import { useMay } from "../presence/powers";
import { InHead } from "../showing/InHead";
import { ToOwnBoards } from "../wall/HandOut";
import { OwnSurface } from "../wall/OwnSurface";
import { useTask } from "../wall/tasks";
import { Wall } from "../wall/Wall";
import { BoardMenu } from "./BoardMenu";
import style from "./board.module.css";
import { useBoard, useBoards, useMayDraw, useMayMake } from "./boards";
import type { CanvasControl } from "./Canvas";
import { Outline } from "./Outline";
import { Paper } from "./Paper";
import { words } from "./strings";
import type { BoardSync } from "./sync";
import { type Template, template } from "./templates";

/** A board: of the room, or everyone's own. */
export default function BoardSurface({ what }: SurfaceProps) {
  const task = useTask(what);
  const leads = useMay("lead");
  if (task === undefined) return <SharedBoard key={what} what={what} />;
  return leads ? <Wall key={task.id} task={task} /> : <OwnSurface key={task.id} task={task} />;
}

/** A board of the room, which one the person or whoever shows it chose. */
function SharedBoard({ what }: SurfaceProps) {
  const t = useT(words);
  const { live } = useClass();
  const { look } = useShell();
  const board = useBoard(what);
  const boards = useBoards();
  const mayMake = useMayMake();
  const [reading, setReading] = useState(false);
  const [sync, setSync] = useState<BoardSync | null>(null);
  const [control, setControl] = useState<CanvasControl | null>(null);
  const make = async (name?: Template) => {
    const id = newId();
    const title = name === undefined ? `${t("first")} ${boards.length + 1}` : t(`template_${name}`);
    try {
      await live.obey({ kind: "board.make", title }, id);
      look({ surface: "board", what: id });
      if (name !== undefined) await live.obey({ kind: "board.draw", id, shapes: template(name) });
    } catch {
      // refused: the person has read why
    }
  };
  if (board === undefined) {
    return (
      <div className={style.empty}>
        <p>{t("none")}</p>
        {mayMake && (
          <button type="button" className={buttons.line} data-testid="board-make" onClick={() => void make()}>
            {t("make")}
          </button>
        )}
        <ToOwnBoards />
      </div>
    );
  }
  return (
    <div className={style.surface}>
      <InHead>
        <BoardMenu
          board={board}
          boards={boards}
          control={control}
          onMake={mayMake ? make : undefined}
          onOutline={() => setReading(true)}
        />
        <Standing board={board.view} />
        <ToOwnBoards template={board.id} />
      </InHead>
      <Paper key={board.id} board={board} onControl={setControl} onSync={setSync} />
      {reading && sync && <Outline board={board} sync={sync} control={control} onClose={() => setReading(false)} />}
    </div>
  );
}

function Standing({ board }: { board: Parameters<typeof useMayDraw>[0] }) {
  const t = useT(words);
  const mayDraw = useMayDraw(board);
  const group = board.group === null ? "" : `${t("of_group", { group: board.group })} · `;
  return (
    <p className={`${style.standing} cut`} role="status">
      {group}
      {t(mayDraw ? "you_draw" : "you_watch")}
    </p>
  );
}
