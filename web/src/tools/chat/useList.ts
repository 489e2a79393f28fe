import { type KeyboardEvent, useRef, useState } from "react";

/** One tab stop for a list of messages: the one that had the focus last, else the newest. Arrows, Home and End move it. */
export function useList(ids: readonly string[]) {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const tabbed = at !== null && ids.includes(at) ? at : ids.at(-1);
  const go = (id: string | undefined) => {
    if (id === undefined) return;
    const elements = [...(list.current?.children ?? [])] as HTMLElement[];
    const element = elements.find((one) => one.dataset.id === id);
    if (!element) return;
    element.focus();
    element.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = ids.indexOf((event.target as HTMLElement).dataset.id ?? "");
    if (here < 0) return; // in a field or a button of the message
    const next = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: ids.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(ids[Math.max(0, Math.min(ids.length - 1, next))]);
  };
  return { list, tabbed, onFocus: setAt, onKeyDown, go };
}
