import type { ReactNode } from "react";
import style from "./Chip.module.css";

export type ChipTone = "plain" | "accent" | "hand" | "alert" | "info" | "group";

/** A short word about a state: at most three words, never a button. */
export const Chip = ({ tone = "plain", children }: { tone?: ChipTone; children: ReactNode }) => (
  <span className={`${style.chip} ${style[tone]}`}>{children}</span>
);

/** A filled line with what it means in words for readers; `share` is 0..1. */
export const Bar = ({ share, label }: { share: number; label: string }) => (
  <span className={style.bar} role="img" aria-label={label}>
    <i style={{ inlineSize: `${Math.round(share * 100)}%` }} />
  </span>
);
