import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";

/** A row is dragged by its grip: it moves in the list as soon as the pointer is over another row. */
export function useDrag(move: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [lifted, setLifted] = useState<number | null>(null);
  const moving = useRef(move);
  moving.current = move;
  useEffect(() => {
    if (lifted === null) return;
    const over = ({ clientY }: PointerEvent) => {
      const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
      const to = rows.findIndex(({ top, bottom }) => clientY >= top && clientY <= bottom);
      if (to < 0 || to === lifted) return;
      moving.current(lifted, to);
      setLifted(to);
    };
    const drop = () => setLifted(null);
    window.addEventListener("pointermove", over);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", drop);
    return () => {
      window.removeEventListener("pointermove", over);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", drop);
    };
  }, [lifted]);
  const lift = (event: ReactPointerEvent, index: number) => {
    if (event.button === 0) setLifted(index);
  };
  return { list, lift, lifted };
}
