/** Where an arrow leads in a grid of `count` cells, `columns` wide; null: the key is none of ours. */
export function walk(key: string, from: number, count: number, columns: number, rtl = false): number | null {
  const sideways = rtl ? -1 : 1;
  const step = { ArrowRight: sideways, ArrowLeft: -sideways, ArrowDown: columns, ArrowUp: -columns }[key];
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (step === undefined) return null;
  const to = from + step;
  return to >= 0 && to < count ? to : from;
}

/** How many columns a grid has as it is drawn. */
export const columnsOf = (grid: Element): number =>
  Math.max(1, getComputedStyle(grid).gridTemplateColumns.split(" ").filter(Boolean).length);

/** A letter or a space that a control takes is none of the page's. */
export const onControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("button, a, summary, [role=menuitem], [role=radio]") !== null;
