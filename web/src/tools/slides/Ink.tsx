import { type PointerEvent, useMemo, useRef } from "react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { Telling } from "../board/gestures";
import type { Hand } from "../board/hand";
import { type Element, type Point, toPoints } from "../board/shapes";
import { useMay } from "../presence/powers";
import style from "./slides.module.css";
import { words } from "./strings";
import { begun, drawnTo, erase, isNear, pathOf, strokesOf, WIDE } from "./strokes";
import type { Deck } from "./useDecks";
import type { Sheet } from "./useSheet";

interface InkProps {
  deck: Deck;
  page: number;
  sheet: Sheet;
  /** What one draws with; null: one looks. */
  hand: Hand | null;
}

/** What is drawn on a page. */
export function Ink({ deck, page, sheet, hand }: InkProps) {
  const t = useT(words);
  const { live, me } = useClass();
  const leads = useMay("lead");
  const { sync, drafts, moved } = sheet;
  const drawing = useRef<Element | null>(null);
  const erasing = useRef(false);
  const telling = useMemo(
    () => new Telling((said) => live.looking.say("deck", deck.id, said), Date.now),
    [live, deck.id],
  );
  const strokes = strokesOf(sync);
  const by = useShown((room) => {
    const people = new Set(strokes.map(({ by }) => by ?? me.person.id));
    return [...people].map((person) => nameOf(room, person) ?? "").join(", ");
  });
  const slide = deck.slides.get(page);
  const high = slide ? (WIDE * slide.high) / slide.wide : WIDE;
  const draw = (point: Point) => {
    if (erasing.current) {
      for (const { shape, by } of strokes)
        if ((leads || by === undefined || by === me.person.id) && isNear(shape, point)) erase(sync, shape);
    } else if (drawing.current !== null) {
      drawing.current = drawnTo(drawing.current, point);
      if (leads) telling.moved(...point, drawing.current); // the strokes of pupils are shown when they are done
    } else return;
    moved();
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (hand === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    erasing.current = hand.tool === "eraser";
    drawing.current = erasing.current ? null : begun(page, placeOf(event), hand);
    draw(placeOf(event));
  };
  const end = () => {
    if (drawing.current !== null) sync.took([drawing.current], new Set());
    drawing.current = null;
    erasing.current = false;
    moved();
  };
  const mine = drawing.current;
  return (
    <>
      <svg
        className={style.ink}
        viewBox={`0 0 ${WIDE} ${high}`}
        aria-hidden
        data-testid="slides-ink"
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
            strokeWidth={Math.min(60, width)}
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
        <p className="visually-hidden" data-testid="slides-ink-outline">
          {t("drawn", { count: strokes.length, names: by })}
        </p>
      )}
      {hand && (
        <div
          className={style.paper}
          onPointerDown={begin}
          onPointerMove={(event) => draw(placeOf(event))}
          onPointerUp={end}
          onPointerCancel={end}
          data-testid="slides-paper"
        />
      )}
    </>
  );
}

const COLOUR = /^#[0-9a-f]{6}$/i; // another page's word

function placeOf(event: PointerEvent<HTMLDivElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * WIDE, ((event.clientY - box.top) / box.width) * WIDE];
}
