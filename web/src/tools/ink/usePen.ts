import { useMemo, useRef } from "react";
import { useClass } from "../../session/context";
import { Telling } from "../board/gestures";
import type { Hand } from "../board/hand";
import type { Element, Point } from "../board/shapes";
import { useMay } from "../presence/powers";
import { begun, drawnTo, erase, isNear, strokesOf } from "./strokes";
import type { Sheet } from "./useInk";

export interface Pen {
  /** One's own stroke that is not done. */
  drawing: Element | null;
  down: (at: Point) => void;
  /** Only while it is down. */
  move: (to: Point) => void;
  up: () => void;
  /** How many strokes went. */
  rub: (at: Point) => number;
}

/** One's own hand on a sheet, whatever moves it. */
export function usePen(sheet: Sheet, hand: Hand | null): Pen {
  const { live, me } = useClass();
  const leads = useMay("lead");
  const { sync, moved, kind, id, page } = sheet;
  const drawing = useRef<Element | null>(null);
  const erasing = useRef(false);
  const telling = useMemo(() => new Telling((said) => live.looking.say(kind, id, said), Date.now), [live, kind, id]);
  const rub = (at: Point): number => {
    const near = strokesOf(sync).filter(
      ({ shape, by }) => (leads || by === undefined || by === me.person.id) && isNear(shape, at),
    );
    for (const { shape } of near) erase(sync, shape);
    if (near.length > 0) moved();
    return near.length;
  };
  const move = (to: Point) => {
    if (erasing.current) return void rub(to);
    if (drawing.current === null) return;
    drawing.current = drawnTo(drawing.current, to);
    if (leads) telling.moved(...to, drawing.current); // the strokes of pupils are shown when they are done
    moved();
  };
  return {
    drawing: drawing.current,
    down(at) {
      if (hand === null) return;
      erasing.current = hand.tool === "eraser";
      drawing.current = erasing.current ? null : begun(page, at, hand);
      move(at);
      moved();
    },
    move,
    up() {
      if (drawing.current !== null) sync.took([drawing.current], new Set());
      drawing.current = null;
      erasing.current = false;
      moved();
    },
    rub,
  };
}
