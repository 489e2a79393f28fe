import { IconArrowBackUp, IconEraser, IconHighlight, IconPencil, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { dialogIsOpen } from "../../design/keys";
import { useT } from "../../design/strings";
import bar from "../../design/toolbar.module.css";
import { useClass } from "../../session/context";
import { COLOURS, type Hand, keepHand } from "../board/hand";
import { words as ofBoards } from "../board/strings";
import style from "./ink.module.css";
import { words } from "./strings";
import { erase, strokesOf } from "./strokes";
import type { Sheet } from "./useInk";

interface InkToolsProps {
  sheet: Sheet;
  hand: Hand;
  onHand: (hand: Hand) => void;
  clearLabel: string;
  /** Takes all away; without: it is not this person's to do. */
  onClear?: (() => void) | undefined;
}

const TOOLS = [
  ["pen", IconPencil, { tool: "freedraw", marker: false }],
  ["marker", IconHighlight, { tool: "freedraw", marker: true }],
  ["eraser", IconEraser, { tool: "eraser", marker: false }],
] as const;

/** The pens. */
export function InkTools({ sheet, hand, onHand, clearLabel, onClear }: InkToolsProps) {
  const t = useT(words);
  const b = useT(ofBoards);
  const { me } = useClass();
  const strokes = strokesOf(sheet.sync);
  const last = strokes.filter(({ by }) => by === undefined || by === me.person.id).at(-1)?.shape;
  const take = (change: Partial<Hand>) => {
    keepHand(change);
    onHand({ ...hand, ...change });
  };
  const undo = () => {
    if (last === undefined) return;
    erase(sheet.sync, last);
    sheet.moved();
  };
  const now = useRef(undo);
  now.current = undo;
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || dialogIsOpen()) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]")) return;
      event.preventDefault();
      now.current();
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, []);
  return (
    <div className={bar.bar} role="toolbar" aria-label={t("draw")} data-testid="ink-tools">
      {TOOLS.map(([name, Icon, change]) => (
        <button
          key={name}
          type="button"
          className={bar.tool}
          aria-label={b(name)}
          title={b(name)}
          aria-pressed={hand.tool === change.tool && hand.marker === change.marker}
          onClick={() => take(change)}
          data-testid={`ink-${name}`}
        >
          <Icon size={20} stroke={1.75} aria-hidden />
        </button>
      ))}
      <span className={bar.gap} />
      {COLOURS.map(([name, colour]) => (
        <button
          key={name}
          type="button"
          className={bar.tool}
          aria-label={b(name)}
          title={b(name)}
          aria-pressed={hand.colour === colour}
          onClick={() => take({ colour, tool: "freedraw", marker: false })}
        >
          <span className={style.swatch} style={{ background: colour }} />
        </button>
      ))}
      <span className={bar.gap} />
      <button
        type="button"
        className={bar.tool}
        aria-label={b("undo")}
        title={b("undo")}
        disabled={last === undefined}
        onClick={undo}
        data-testid="ink-undo"
      >
        <IconArrowBackUp size={20} stroke={1.75} aria-hidden />
      </button>
      {onClear && (
        <button
          type="button"
          className={bar.tool}
          aria-label={clearLabel}
          title={clearLabel}
          disabled={strokes.length === 0}
          onClick={onClear}
          data-testid="ink-clear"
        >
          <IconTrash size={20} stroke={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}
