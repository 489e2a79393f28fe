import { useMemo } from "react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import type { Hand } from "../board/hand";
import { type Point, toPoints } from "../board/shapes";
import style from "./ink.module.css";
import { Paper } from "./Paper";
import { words } from "./strings";
import { pathOf, strokesOf, WIDE } from "./strokes";
import type { Sheet } from "./useInk";
import { usePen } from "./usePen";

interface InkProps {
  sheet: Sheet;
  /** How high that is which lies below, in its own units: it is `WIDE` wide. */
  high: number;
  /** What one draws with; null: one looks. */
  hand: Hand | null;
}

/** What is drawn over something, which it covers. */
export function Ink({ sheet, high, hand }: InkProps) {
  const t = useT(words);
  const { me } = useClass();
  const pen = usePen(sheet, hand);
  const strokes = strokesOf(sheet.sync);
  const by = useShown((room) => {
    const people = new Set(strokes.map(({ by }) => by ?? me.person.id));
    return [...people].map((person) => nameOf(room, person) ?? "").join(", ");
  });
  const mine = pen.drawing;
  const drafts = useMemo(
    () => sheet.drafts.map((draft) => ({ ...draft, width: Math.min(60, draft.width) })),
    [sheet.drafts],
  );
  return (
    <>
      <svg
        className={style.ink}
        viewBox={`0 0 ${WIDE} ${high}`}
        aria-hidden
        data-testid={`${NAMES[sheet.kind]}-ink`}
        data-count={strokes.length}
      >
        {strokes.map(({ shape }) => (
          <path
            key={shape.id}
            d={pathOf(shape.x, shape.y, toPoints(shape.points))}
            stroke={shape.strokeColor}
            strokeWidth={shape.strokeWidth}
            opacity={(shape.opacity ?? 100) / 100}
          />
        ))}
        {drafts.map(({ id, x, y, points, colour, width, opacity }) => (
          <path
            key={id}
            d={pathOf(x, y, points)}
            stroke={COLOUR.test(colour) ? colour : undefined}
            strokeWidth={width}
            opacity={opacity / 100}
          />
        ))}
        {mine && (
          <path
            d={pathOf(mine.x as number, mine.y as number, mine.points as Point[])}
            stroke={mine.strokeColor as string}
            strokeWidth={mine.strokeWidth as number}
            opacity={(mine.opacity as number) / 100}
          />
        )}
      </svg>
      {strokes.length > 0 && (
        <p className="visually-hidden" data-testid={`${NAMES[sheet.kind]}-ink-outline`}>
          {t("drawn", { count: strokes.length, names: by })}
        </p>
      )}
      {hand && <Paper pen={pen} high={high} erases={hand.tool === "eraser"} name={NAMES[sheet.kind]} />}
    </>
  );
}

const NAMES = { deck: "slides", glass: "screen" };
const COLOUR = /^#[0-9a-f]{6}$/i; // another page's word
