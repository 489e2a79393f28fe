import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import style from "./Notice.module.css";

/** hand: somebody waits or must do something; alert: loss; accent: done; info: neutral. */
export type NoticeKind = "info" | "alert" | "hand" | "accent";

const ICONS = { info: IconInfoCircle, alert: IconAlertTriangle, hand: IconClock, accent: IconCircleCheck };

interface NoticeProps {
  kind: NoticeKind;
  /** What happened. */
  title: string;
  /** What is safe, what to do. */
  children?: ReactNode;
  /** At most one button. */
  action?: ReactNode;
}

export function Notice({ kind, title, children, action }: NoticeProps) {
  const Icon = ICONS[kind];
  return (
    <div className={`${style.notice} ${style[kind]}`} role={kind === "alert" ? "alert" : "status"}>
      <Icon size={24} stroke={1.75} aria-hidden />
      <div className={style.words}>
        <b>{title}</b>
        {children && <div className={style.more}>{children}</div>}
      </div>
      {action && <div className={style.action}>{action}</div>}
    </div>
  );
}
