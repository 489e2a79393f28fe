import type { Visible } from "./shapes";

/** One thing of a board, for who does not see it: what it is, what is written on it, who drew it. */
export interface Line {
  id: string;
  type: Visible["type"];
  text: string;
  by: string | undefined;
  /** Lines and arrows of a template are one thing: said one by one they would drown what is drawn on it. */
  with: string[];
}

const ROW_PX = 60; // things so near to each other stand in one line, as people read them

/** In reading order: line by line, from the start. Words that belong to a thing stand with it. */
export function outline(things: readonly { shape: Visible; by: string | undefined }[], rtl = false): Line[] {
  const words = new Map<string, string>();
  const ids = new Set(things.map(({ shape }) => shape.id));
  const isWithin = (shape: Visible) => shape.type === "text" && shape.containerId != null && ids.has(shape.containerId);
  for (const { shape } of things)
    if (shape.type === "text" && shape.containerId != null) words.set(shape.containerId, shape.originalText);
  const lines = things
    .filter(({ shape }) => !isWithin(shape))
    .sort((a, b) => rowOf(a.shape) - rowOf(b.shape) || (rtl ? b.shape.x - a.shape.x : a.shape.x - b.shape.x))
    .map(({ shape, by }) => ({
      id: shape.id,
      type: shape.type,
      text:
        shape.type === "text"
          ? shape.originalText
          : shape.type === "formula"
            ? shape.latex
            : (words.get(shape.id) ?? ""),
      by,
      with: [],
      printed: shape.locked === true,
    }));
  return together(lines);
}

function together(lines: readonly (Line & { printed: boolean })[]): Line[] {
  const alike = new Map<string, Line>();
  return lines.flatMap(({ printed, ...line }) => {
    const key = `${line.type} ${line.by}`;
    const first = alike.get(key);
    if (!printed || line.text !== "") return [line];
    if (first) {
      first.with.push(line.id);
      return [];
    }
    alike.set(key, line);
    return [line];
  });
}

const rowOf = ({ y }: Visible): number => Math.floor(y / ROW_PX);
