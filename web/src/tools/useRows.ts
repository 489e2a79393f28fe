import { type KeyboardEvent, useRef, useState } from "react";

interface Walk {
  /** Where one comes in who was not in the list yet: its first row, or its last, which is the newest. */
  enters?: "first" | "last";
  /** Enter and arrows go into the buttons of a row; without: a row has a menu of its own. */
  intoRows?: boolean;
}

/** One tab stop for a list: the row that had the focus last. Arrows, Home and End walk the rows, Escape comes back to one. */
export function useRows(ids: readonly string[], { enters = "first", intoRows = true }: Walk = {}) {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const stop = at !== null && ids.includes(at) ? at : ids.at(enters === "first" ? 0 : -1);
  const rows = () => ([...(list.current?.children ?? [])] as HTMLElement[]).filter(isOneOf(ids));
  const go = (id: string) => take(rows().find((row) => row.dataset.id === id));
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const target = event.target as HTMLElement;
    const row = target.closest("li");
    if (event.defaultPrevented || row === null || !event.currentTarget.contains(row)) return; // a menu over it
    if (/^(INPUT|TEXTAREA)$/.test(target.tagName) || (target !== row && !intoRows)) return;
    const to = target === row ? fromRow(event, rows(), row, intoRows) : fromButton(event, row, target);
    if (!to) return;
    event.preventDefault();
    take(to);
  };
  return { list, stop, onFocus: setAt, onKeyDown, go };
}

const isOneOf = (ids: readonly string[]) => (row: HTMLElement) => ids.includes(row.dataset.id ?? "");

function take(row: HTMLElement | undefined): void {
  row?.focus();
  row?.scrollIntoView?.({ block: "nearest" });
}

function fromRow(event: KeyboardEvent, rows: readonly HTMLElement[], row: HTMLElement, intoRows: boolean) {
  if (intoRows && (event.key === "Enter" || event.key === "ArrowRight")) return buttonsOf(row)[0];
  const here = rows.indexOf(row);
  if (here < 0) return undefined;
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
