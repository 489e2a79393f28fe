import { IconPencil, IconPencilOff } from "@tabler/icons-react";
import { type CSSProperties, useState } from "react";
import { createPortal } from "react-dom";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import { lastHand } from "../board/hand";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";
import { Ink } from "./Ink";
import { InkTools } from "./InkTools";
import style from "./ink.module.css";
import { words } from "./strings";
import { WIDE } from "./strokes";
import { useInk } from "./useInk";

interface GlassPaneProps {
  /** Who shares the screen. */
  person: string;
  /** Of the screen, its width to its height. */
  ratio: number;
  /** Where its pens stand. */
  tools: HTMLElement | null;
}

/** The pane over a shared screen, which lies whole in its place: what is drawn on it, and the pens for it. */
export default function GlassPane(props: GlassPaneProps) {
  const laid = useShown((room) => one(room, "glass", props.person)) !== undefined;
  return laid ? <Laid key={props.person} {...props} /> : null;
}

function Laid({ person, ratio, tools }: GlassPaneProps) {
  const t = useT(words);
  const { live, me } = useClass();
  const may = useMay("draw");
  const barred = useBarred("board");
  const clears = useMay("lead") || person === me.person.id;
  const sheet = useInk({
    ...{ kind: "glass", id: person, page: 1 },
    send: (strokes) => live.obey({ kind: "ink.draw_on_screen", person, strokes }),
  });
  const [on, turn] = useState(false);
  const [hand, hold] = useState(lastHand);
  const draws = on && may && !barred;
  const pens = (
    <div className={style.tools}>
      <button
        type="button"
        className={buttons.quiet}
        aria-pressed={draws}
        onClick={() => turn(!on)}
        data-testid="screen-draw"
      >
        {draws ? (
          <IconPencilOff size={18} stroke={1.75} aria-hidden />
        ) : (
          <IconPencil size={18} stroke={1.75} aria-hidden />
        )}
        {t(draws ? "stop" : "draw")}
      </button>
      {draws && (
        <InkTools
          sheet={sheet}
          hand={hand}
          onHand={hold}
          clearLabel={t("clear_screen")}
          onClear={clears ? () => live.tell({ kind: "ink.clear_screen", person }) : undefined}
        />
      )}
    </div>
  );
  return (
    <div className={style.pane} data-testid="screen-pane">
      <div className={style.sheet} style={{ "--ratio": ratio } as CSSProperties}>
        <Ink sheet={sheet} high={WIDE / ratio} hand={draws ? hand : null} />
      </div>
      {tools !== null && may && !barred && createPortal(pens, tools)}
    </div>
  );
}
