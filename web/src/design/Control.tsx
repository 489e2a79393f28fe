import { UnstyledButton } from "@mantine/core";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import style from "./Control.module.css";

interface ControlProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  /** 24 px. */
  icon: ReactNode;
  /** The word under the icon; never hidden. */
  label: string;
  /** off: sunken (microphone closed); on: its panel is open; hand: marigold; leave: brick. */
  look?: "plain" | "on" | "off" | "hand" | "leave";
  /** How many wait behind it; not shown at 0. */
  count?: number;
  "data-testid"?: string;
  "data-state"?: string;
}

/** A button of the class's tray, 68 × 56 at least: icon above word. Extra attributes go to the button. */
export function Control({ icon, label, look = "plain", count = 0, className, ...rest }: ControlProps) {
  return (
    <UnstyledButton {...rest} className={`${style.control} ${look === "plain" ? "" : style[look]} ${className ?? ""}`}>
      <span className={style.icon}>
        {icon}
        {count > 0 && <bdi className={style.count}>{count > 99 ? "99+" : count}</bdi>}
      </span>
      <span className={style.label}>{label}</span>
    </UnstyledButton>
  );
}

/** The tray itself: one tab stop, arrows inside (WAI-ARIA toolbar). */
export function Tray({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={style.tray} role="toolbar" aria-label={label} onKeyDown={walk}>
      {children}
    </div>
  );
}

/** A thin line between the controls and what leaves. */
export const TrayGap = () => <span className={style.gap} aria-hidden />;

function walk(event: React.KeyboardEvent<HTMLDivElement>) {
  const tray = getComputedStyle(event.currentTarget);
  const upright = tray.flexDirection === "column"; // on a phone on its side
  const step = { ArrowRight: 1, ArrowLeft: -1, ...(upright && { ArrowDown: 1, ArrowUp: -1 }) }[event.key];
  const edge = { Home: 0, End: -1 }[event.key];
  if (step === undefined && edge === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")].filter(
    (button) => button.offsetParent !== null,
  );
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (here < 0) return;
  const towards = tray.direction === "rtl" && !upright ? -1 : 1;
  const to =
    edge !== undefined ? buttons.at(edge) : buttons[(here + (step ?? 0) * towards + buttons.length) % buttons.length];
  to?.focus();
  event.preventDefault();
}
