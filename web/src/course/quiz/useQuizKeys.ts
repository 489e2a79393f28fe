import { useEffect } from "react";

/** A to D (by place on the keyboard) choose, Enter goes on; never while a text field has the focus. */
export function useQuizKeys({ choose, next }: { choose: (index: number) => void; next: () => void }): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      if (at.matches("input[type=text], textarea, [contenteditable]")) return;
      if (event.key === "Enter" && !at.closest("button, a, input")) {
        event.preventDefault();
        next();
      }
      const letter = /^Key([A-H])$/.exec(event.code)?.[1];
      if (letter) choose(letter.charCodeAt(0) - "A".charCodeAt(0));
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [choose, next]);
}
