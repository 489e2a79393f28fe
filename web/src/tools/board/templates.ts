import type { Visible } from "./shapes";

export const TEMPLATES = ["columns", "axes", "circles", "timeline"] as const;
export type Template = (typeof TEMPLATES)[number];

const GREY = "#7c8a84";
type Extra = Partial<Omit<Extract<Visible, { type: "line" }>, "type" | "points">>;

/** What lies on a new board of this kind: lines that pupils draw between, and do not move. */
export function template(name: Template): Visible[] {
  const shapes: Visible[] = [];
  const common = (x: number, y: number, width: number, height: number) => ({
    ...{ id: `${name}-${shapes.length + 1}`, index: `a${shapes.length + 1}`, version: 1, versionNonce: 1 },
    ...{ x, y, width, height, strokeColor: GREY, locked: true },
  });
  const line = (x: number, y: number, toX: number, toY: number, extra: Extra = {}) => {
    const type = extra.endArrowhead === undefined ? "line" : "arrow";
    const points = [0, 0, (toX - x) * 10, (toY - y) * 10];
    shapes.push({ ...common(x, y, Math.abs(toX - x), Math.abs(toY - y)), ...extra, type, points } as Visible);
  };
  const circle = (x: number, y: number, size: number) =>
    shapes.push({ ...common(x, y, size, size), type: "ellipse" } as Visible);
  switch (name) {
    case "columns":
      line(40, 110, 840, 110);
      line(440, 40, 440, 560);
      break;
    case "axes":
      line(60, 540, 840, 540, { endArrowhead: "arrow" });
      line(100, 580, 100, 40, { endArrowhead: "arrow" });
      for (let n = 1; n <= 6; n++) {
        line(100 + n * 110, 532, 100 + n * 110, 548);
        line(92, 540 - n * 75, 108, 540 - n * 75);
      }
      break;
    case "circles":
      circle(60, 80, 440);
      circle(340, 80, 440);
      break;
    case "timeline":
      line(40, 300, 860, 300, { endArrowhead: "arrow" });
      for (let n = 0; n < 6; n++) line(90 + n * 130, 288, 90 + n * 130, 312);
      break;
  }
  return shapes;
}
