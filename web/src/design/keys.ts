/** Whether one of these takes up room: the board's own dialogs stand in the page, closed, all the while. */
const isShown = (selector: string): boolean =>
  [...document.querySelectorAll(selector)].some((found) => found.getClientRects().length > 0);

export const dialogIsOpen = (): boolean => isShown('[role="dialog"]');
export const covered = (): boolean => isShown('[role="dialog"], [role="menu"]');

/** A letter or a space that somebody types is none of the page's. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
