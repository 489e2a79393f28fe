import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useT } from "../../design/strings";
import type { Point } from "../board/shapes";
import style from "./ink.module.css";
import { words } from "./strings";
import { WIDE } from "./strokes";
import type { Pen } from "./usePen";

const STEP = 10; // of a press of an arrow key, in units
const LEAP = 50; // with Shift

const ARROWS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface PaperProps {
  pen: Pen;
  high: number;
  erases: boolean;
  name: string;
}

/** Where one draws: with a pointer, or with the arrow keys and Space. */
export function Paper({ pen, high, erases, name }: PaperProps) {
  const t = useT(words);
  const [at, put] = useState<Point | null>(null); // of the pen that keys move
  const [isDown, setDown] = useState(false);
  const [said, say] = useState("");
  const place = ([x, y]: Point) => t("at", { right: Math.round((x / WIDE) * 100), down: Math.round((y / high) * 100) });
  const lift = useRef(() => {});
  lift.current = () => {
    if (isDown) pen.up();
    setDown(false);
  };
  // another tool is in the hand, or none: the stroke is done
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the tool that changes
  useEffect(() => () => lift.current(), [erases]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const now = at ?? ([WIDE / 2, high / 2] satisfies Point);
    if (arrow !== undefined) {
      const far = event.shiftKey ? LEAP : STEP;
      const next: Point = [within(now[0] + arrow[0] * far, WIDE), within(now[1] + arrow[1] * far, high)];
      put(next);
      if (isDown) pen.move(next);
    } else if (event.key === " ") {
      put(now);
      if (erases) say(t(pen.rub(now) > 0 ? "erased" : "nothing", { at: place(now) }));
      else if (isDown) {
        lift.current();
        say(t("pen_up", { at: place(now) }));
      } else {
        pen.down(now);
        setDown(true);
        say(t("pen_down", { at: place(now) }));
      }
    } else if (event.key === "Escape" && isDown) lift.current();
    else return;
    event.preventDefault();
    event.stopPropagation(); // elsewhere arrows turn pages
  };
  return (
    <>
      <div
        className={style.paper}
        role="application"
        aria-label={t("paper")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one draws on it with the keyboard
        tabIndex={0}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          put(null);
          pen.down(placeOf(event));
        }}
        onPointerMove={(event) => !isDown && pen.move(placeOf(event))}
        onPointerUp={pen.up}
        onPointerCancel={pen.up}
        onKeyDown={press}
        onBlur={() => lift.current()}
        data-testid={`${name}-paper`}
      />
      {at && (
        <span
          className={style.cross}
          style={{ left: `${(at[0] / WIDE) * 100}%`, top: `${(at[1] / high) * 100}%` }}
          data-down={isDown}
          aria-hidden
        />
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

function placeOf(event: PointerEvent<HTMLDivElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * WIDE, ((event.clientY - box.top) / box.width) * WIDE];
}
