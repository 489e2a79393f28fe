import { useEffect, useRef } from "react";
import { covered } from "../../design/keys";
import { lettersOff } from "../../session/useKeys";

/** A to D or 1 to 9 choose, Enter sends; never while somebody types, and before the page's own letters. */
export function usePollKeys(count: number, choose: (index: number) => void, send: () => void): void {
  const act = useRef({ choose, send });
  act.current = { choose, send };
  useEffect(() => {
    if (count === 0) return;
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat)
        return;
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      if (at.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
      if (covered() || lettersOff()) return;
      const index = indexOf(event.code);
      if (index !== null && index < count) {
        event.preventDefault();
        return act.current.choose(index);
      }
      if (event.key === "Enter" && !at.closest("button, a, input")) {
        event.preventDefault();
        act.current.send();
      }
    }
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [count]);
}

function indexOf(code: string): number | null {
  const letter = /^Key([A-D])$/.exec(code)?.[1];
  if (letter) return letter.charCodeAt(0) - "A".charCodeAt(0); // further on the letters have other work on this page
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit ? Number(digit) - 1 : null;
}
