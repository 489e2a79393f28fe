import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import style from "./Panel.module.css";
import { useFocusKept } from "./useFocusKept";

interface PanelProps {
  /** The news itself: "3 hands are up". */
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  /** A tab bar, under the heading. */
  tabs?: ReactNode;
  foot?: ReactNode;
  /** On phones: half the height (poll, people, hands) or nearly all (chat, notes). */
  detent?: "half" | "full";
  "data-testid"?: string;
}

/**
 * The one panel beside the stage; a bottom sheet below 768 px, above the controls, which stay usable.
 * Takes the focus to its heading and gives it back, and keeps it when a row goes; Esc closes.
 */
export function Panel({ title, closeLabel, onClose, children, tabs, foot, detent = "half", ...rest }: PanelProps) {
  const whole = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useFocusKept(whole);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      ref={whole}
      className={`${style.panel} ${style[detent]}`}
      aria-labelledby={id}
      data-testid={rest["data-testid"]}
      onKeyDown={(event) => {
        const inside = event.currentTarget.contains(event.target as Node); // not in a menu that stands over it
        if (event.key === "Escape" && !event.defaultPrevented && inside) onClose();
      }}
    >
      <span className={style.handle} aria-hidden />
      <header className={style.head}>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <ActionIcon aria-label={closeLabel} onClick={onClose}>
          <IconX size={20} stroke={1.75} />
        </ActionIcon>
      </header>
      {tabs}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={style.body} tabIndex={0} aria-label={title}>
        {children}
      </section>
      {foot && <footer className={style.foot}>{foot}</footer>}
    </aside>
  );
}
