import { IconCircle, IconCircleCheckFilled, IconCircleHalf2, IconCircleX, IconLock } from "@tabler/icons-react";
import style from "./Shape.module.css";

export type ShapeState = "done" | "half" | "open" | "now" | "locked" | "missed";

/** How far a thing is, by shape and not by colour alone. Put a word beside it, or a hidden one. */
export function Shape({ state, size = 20 }: { state: ShapeState; size?: number }) {
  if (state === "done") return <IconCircleCheckFilled size={size} className={style.done} aria-hidden />;
  if (state === "half") return <IconCircleHalf2 size={size} className={style.half} aria-hidden />;
  if (state === "locked") return <IconLock size={size} stroke={1.75} className={style.locked} aria-hidden />;
  if (state === "missed") return <IconCircleX size={size} stroke={1.75} className={style.missed} aria-hidden />;
  if (state === "now") return <span className={style.now} style={{ inlineSize: size, blockSize: size }} aria-hidden />;
  return <IconCircle size={size} stroke={1.75} className={style.open} aria-hidden />;
}
