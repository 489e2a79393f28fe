import { IconArrowBackUp, IconEraser, IconHighlight, IconPencil, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { dialogIsOpen } from "../../design/keys";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { COLOURS, type Hand, keepHand } from "../board/hand";
import { words as ofBoards } from "../board/strings";
import { useMay } from "../presence/powers";
import style from "./slides.module.css";
import { words } from "./strings";
import { erase, strokesOf } from "./strokes";
import type { Deck } from "./useDecks";
import type { Sheet } from "./useSheet";

interface InkToolsProps {
  deck: Deck;
  page: number;
  sheet: Sheet;
  hand: Hand;
  onHand: (hand: Hand) => void;
}

const TOOLS = [
  ["pen", IconPencil, { tool: "freedraw", marker: false }],
  ["marker", IconHighlight, { tool: "freedraw", marker: true }],
  ["eraser", IconEraser, { tool: "eraser", marker: false }],
] as const;

/** The pens for a page of slides. */
export function InkTools({ deck, page, sheet, hand, onHand }: InkToolsProps) {
  const t = useT(words);
  const b = useT(ofBoards);
  const { live, me } = useClass();
  const leads = useMay("lead");
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
    <div className={style.tools} role="toolbar" aria-label={t("draw")} data-testid="ink-tools">
      {TOOLS.map(([name, Icon, change]) => (
        <button
          key={name}
          type="button"
          className={style.tool}
          aria-label={b(name)}
          title={b(name)}
          aria-pressed={hand.tool === change.tool && hand.marker === change.marker}
          onClick={() => take(change)}
          data-testid={`ink-${name}`}
        >
          <Icon size={20} stroke={1.75} aria-hidden />
        </button>
      ))}
      <span className={style.gap} />
      {COLOURS.map(([name, colour]) => (
        <button
          key={name}
          type="button"
          className={style.tool}
          aria-label={b(name)}
          title={b(name)}
          aria-pressed={hand.colour === colour}
          onClick={() => take({ colour, tool: "freedraw", marker: false })}
        >
          <span className={style.swatch} style={{ background: colour }} />
        </button>
      ))}
      <span className={style.gap} />
      <button
        type="button"
        className={style.tool}
        aria-label={b("undo")}
        title={b("undo")}
        disabled={last === undefined}
        onClick={undo}
        data-testid="ink-undo"
      >
        <IconArrowBackUp size={20} stroke={1.75} aria-hidden />
      </button>
      {leads && (
        <button
          type="button"
          className={style.tool}
          aria-label={t("clear_page")}
          title={t("clear_page")}
          disabled={strokes.length === 0}
          onClick={() => live.tell({ kind: "ink.clear", deck: deck.id, page })}
          data-testid="ink-clear"
        >
          <IconTrash size={20} stroke={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}
