import { type KeyboardEvent, useRef, useState } from "react";

/** One tab stop for the list: arrows walk the rows, Enter goes into one, arrows walk its buttons, Escape goes back. */
export function useRows(ids: readonly string[]) {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const stop = at !== null && ids.includes(at) ? at : ids[0];
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const target = event.target as HTMLElement;
    const row = target.closest("li");
    if (event.defaultPrevented || row === null || !event.currentTarget.contains(row)) return; // a menu over it
    if (/^(INPUT|TEXTAREA)$/.test(target.tagName)) return;
    const to = target === row ? fromRow(event, list.current, row) : fromButton(event, row, target);
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView?.({ block: "nearest" });
  };
  return { list, stop, onFocus: setAt, onKeyDown };
}

function fromRow(event: KeyboardEvent, list: HTMLElement | null, row: HTMLElement): HTMLElement | undefined {
  if (event.key === "Enter" || event.key === "ArrowRight") return buttonsOf(row)[0];
  const rows = [...(list?.children ?? [])] as HTMLElement[];
  const here = rows.indexOf(row);
  const next = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: rows.length - 1 }[event.key];
  return next === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, next))];
}

function fromButton(event: KeyboardEvent, row: HTMLElement, button: HTMLElement): HTMLElement | undefined {
  if (event.key === "Escape") return row;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const buttons = buttonsOf(row);
  return step === undefined ? undefined : buttons[(buttons.indexOf(button) + step + buttons.length) % buttons.length];
}

const buttonsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>("button")];
