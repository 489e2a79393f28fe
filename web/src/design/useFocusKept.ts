import { type RefObject, useEffect } from "react";

/**
 * For a part of the page from which things are taken away: when the focus was in one of them it goes to the next row,
 * or the one before, or the heading of what held them; without it the next Tab begins at the top of the page. It goes
 * to the row itself and to no button in it: who holds the key down that took one away shall not take away all.
 */
export function useFocusKept(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const whole = part.current;
    if (whole === null) return;
    let last: Node | null = null;
    const comes = (event: FocusEvent) => {
      last = event.target as Node;
    };
    const goes = () => {
      setTimeout(() => {
        if (isLost() && last?.isConnected) last = null; // let go by a click beside it
      });
    };
    const observer = new MutationObserver((records) => {
      const from = records.find(({ removedNodes }) => [...removedNodes].some((gone) => gone.contains(last)));
      if (from === undefined || last?.isConnected) return;
      last = null;
      setTimeout(() => isLost() && take(placeAfter(from, whole))); // who knows better where to has been there by then
    });
    whole.addEventListener("focusin", comes);
    whole.addEventListener("focusout", goes);
    observer.observe(whole, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      whole.removeEventListener("focusin", comes);
      whole.removeEventListener("focusout", goes);
    };
  }, [part]);
}

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

function placeAfter({ target, nextSibling, previousSibling }: MutationRecord, whole: HTMLElement): HTMLElement | null {
  const row = rowAt(nextSibling, "nextSibling") ?? rowAt(previousSibling, "previousSibling");
  if (row !== null) return row;
  for (let at = target.isConnected ? target : null; at !== null; at = at.parentNode) {
    if (at instanceof HTMLElement) {
      const heading = at.querySelector<HTMLElement>(HEADING);
      if (heading !== null) return heading;
    }
    if (at === whole) break;
  }
  return document.querySelector("main");
}

/** Its own, not that of a section in it. */
const HEADING = ["h1", "h2", "h3"].flatMap((name) => [`:scope > ${name}`, `:scope > header ${name}`]).join(", ");

function rowAt(from: Node | null, way: "nextSibling" | "previousSibling"): HTMLElement | null {
  for (let at = from; at !== null; at = at[way]) if (at instanceof HTMLLIElement && at.isConnected) return at;
  return null;
}

function take(place: HTMLElement | null): void {
  if (place === null) return;
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  }
  place.focus({ preventScroll: place.matches("main, h1, h2, h3") });
}
