import { useLayoutEffect } from "react";

/**
 * For a dialog that is taken away instead of being closed: the focus goes back to what opened it, or, when that was
 * an item of a menu, to the menu's button. Without it the next Tab begins at the top of the page.
 */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = opener(document.activeElement);
    return () => {
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before?.isConnected) before.focus({ preventScroll: true });
      });
    };
  }, []);
}

function opener(active: Element | null): HTMLElement | null {
  const button = active?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  const from = button ? document.getElementById(button) : active;
  return from instanceof HTMLElement && from !== document.body ? from : null;
}
