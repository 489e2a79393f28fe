/** Whether one of these takes up room: the board's own dialogs stand in the page, closed, all the while. */
export const isShown = (selector: string): boolean =>
  [...document.querySelectorAll(selector)].some((found) => found.getClientRects().length > 0);
