import type { ReactNode } from "react";
import style from "./group.module.css";

interface BarProps {
  look: "plain" | "hand" | "accent";
  /** An icon or a ring. */
  lead: ReactNode;
  title: ReactNode;
  more: ReactNode;
  children?: ReactNode;
}

/** One sentence about one's group, and what can be done now. */
export const Bar = ({ look, lead, title, more, children }: BarProps) => (
  <div className={`${style.bar} ${style[look]}`}>
    {lead}
    <div className={style.words}>
      <b>{title}</b>
      <span>{more}</span>
    </div>
    {children && <div className={style.acts}>{children}</div>}
  </div>
);
