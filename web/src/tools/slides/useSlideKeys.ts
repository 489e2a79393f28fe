import { useEffect, useRef } from "react";
import { dialogIsOpen } from "../../design/keys";
import { lettersOff } from "../../session/useKeys";
import type { Pages } from "./usePages";

const TAKEN =
  "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=radiogroup], [role=switch], #panel";

/** Arrows, Home and End turn pages wherever nothing else needs them. */
export function useSlideKeys(pages: Pages): void {
  const now = useRef(pages);
  now.current = pages;
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TAKEN) || dialogIsOpen()) return;
      const act = actOf(event.key, now.current, document.documentElement.dir === "rtl");
      if (act === undefined || !now.current.mayTurn) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, []);
}

/** P is the pointer while it can point; before the page's own keys, to which P means people. */
export function useKeyP(there: boolean, act: () => void): void {
  const now = useRef(act);
  now.current = act;
  useEffect(() => {
    if (!there) return;
    const down = (event: KeyboardEvent) => {
      if (event.code !== "KeyP" || event.ctrlKey || event.metaKey || event.altKey || event.repeat || lettersOff())
        return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TAKEN) || dialogIsOpen()) return;
      event.preventDefault();
      now.current();
    };
    window.addEventListener("keydown", down, true);
    return () => window.removeEventListener("keydown", down, true);
  }, [there]);
}

function actOf(key: string, { step, turn, last }: Pages, mirrored: boolean): (() => void) | undefined {
  switch (key) {
    case "ArrowRight":
      return () => step(mirrored ? -1 : 1);
    case "ArrowLeft":
      return () => step(mirrored ? 1 : -1);
    case "PageDown":
      return () => step(1);
    case "PageUp":
      return () => step(-1);
    case "Home":
      return () => turn(1);
    case "End":
      return () => turn(last);
    default:
      return undefined;
  }
}
