import type { Mover, Moving } from "./moving";

const FAR_PX = 6; // less is a press
const LONG_PRESS_MS = 350; // a finger that moves sooner scrolls
const EDGE_PX = 48;

/**
 * Follows a pointer that went down on a seat until it comes up. A mouse lifts the person once it moves, a finger once
 * it has rested: till then it scrolls. The ghost element, if any, is put beside the pointer.
 */
export function follow(down: PointerEvent, person: Mover, from: string, moving: Moving): void {
  let lifted = false;
  const touch = down.pointerType === "touch";
  const rest = touch ? setTimeout(lift, LONG_PRESS_MS) : undefined;

  function lift() {
    lifted = true;
    moving.lift(person, from, "pointer");
    place(down.clientX, down.clientY);
  }
  function move(event: PointerEvent) {
    if (event.pointerId !== down.pointerId) return;
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > FAR_PX;
    if (!lifted && far) {
      if (touch) return end();
      lift();
    }
    if (!lifted) return;
    event.preventDefault();
    place(event.clientX, event.clientY);
    moving.over(placeAt(event.clientX, event.clientY));
    scrollNear(event);
  }
  function up(event: PointerEvent) {
    if (event.pointerId !== down.pointerId) return;
    if (lifted) {
      moving.over(placeAt(event.clientX, event.clientY));
      moving.drop();
      // the click that follows belongs to the drag, not to the seat
      window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
    }
    end();
  }
  function key(event: KeyboardEvent) {
    if (event.key !== "Escape" || !lifted) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }
  function still(event: TouchEvent) {
    if (lifted) event.preventDefault();
  }
  function end() {
    clearTimeout(rest);
    moving.cancel();
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", key, true);
    window.removeEventListener("touchmove", still);
  }
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", end);
  window.addEventListener("keydown", key, true);
  window.addEventListener("touchmove", still, { passive: false });
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}

const placeAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drop]")?.dataset.drop ?? null;

function place(x: number, y: number) {
  document.documentElement.style.setProperty("--cr-drag-x", `${x}px`);
  document.documentElement.style.setProperty("--cr-drag-y", `${y}px`);
}

/** Near the upper or lower edge of what scrolls, it scrolls. */
function scrollNear({ clientX, clientY }: PointerEvent) {
  const area = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-scrolls]");
  if (!area) return;
  const { top, bottom } = area.getBoundingClientRect();
  if (clientY < top + EDGE_PX) area.scrollBy(0, -12);
  else if (clientY > bottom - EDGE_PX) area.scrollBy(0, 12);
}
