/** A small picture of a board, from what lies on it: cheap, so that thirty of them can be live. */
import type { Draft } from "../board/gestures";
import { INK, toPoints, type Visible } from "../board/shapes";

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is needed of a canvas. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "rect"
  | "ellipse"
  | "closePath"
  | "stroke"
  | "fill"
  | "fillText"
  | "setTransform"
  | "clearRect"
  | "setLineDash"
> & {
  strokeStyle: unknown;
  fillStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textBaseline: string;
};

const ROOM = 24; // around what is drawn
const LEAST: Box = { left: 0, top: 0, right: 800, bottom: 500 }; // a few strokes do not fill the picture
const THICKEST = 60;

/** All of it, as large as it fits. */
export function picture(
  brush: Brush,
  wide: number,
  high: number,
  scale: number,
  shapes: readonly Visible[],
  drafts: readonly Draft[],
): void {
  const box = boxOf(shapes);
  const zoom = Math.min(wide / (box.right - box.left), high / (box.bottom - box.top));
  const left = (wide - (box.right - box.left) * zoom) / 2 - box.left * zoom;
  const top = (high - (box.bottom - box.top) * zoom) / 2 - box.top * zoom;
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.clearRect(0, 0, wide, high);
  brush.setTransform(scale * zoom, 0, 0, scale * zoom, scale * left, scale * top);
  brush.lineCap = brush.lineJoin = "round";
  for (const shape of shapes) paint(brush, shape, zoom);
  for (const draft of drafts) paintDraft(brush, draft, zoom);
  brush.globalAlpha = 1;
}

export function boxOf(shapes: readonly Visible[]): Box {
  const box = { ...LEAST };
  for (const { x, y, width, height } of shapes) {
    box.left = Math.min(box.left, x - ROOM, x + width - ROOM);
    box.top = Math.min(box.top, y - ROOM, y + height - ROOM);
    box.right = Math.max(box.right, x + ROOM, x + width + ROOM);
    box.bottom = Math.max(box.bottom, y + ROOM, y + height + ROOM);
  }
  return box;
}

function paint(brush: Brush, shape: Visible, zoom: number): void {
  const { x, y, width, height } = shape;
  brush.globalAlpha = (shape.opacity ?? 100) / 100;
  brush.strokeStyle = brush.fillStyle = shape.strokeColor ?? INK;
  brush.lineWidth = thick(shape.strokeWidth ?? 2, zoom);
  brush.setLineDash(shape.strokeStyle === undefined || shape.strokeStyle === "solid" ? [] : [8, 8]);
  brush.beginPath();
  if (shape.type === "text") {
    const size = shape.fontSize ?? 20;
    brush.font = `${size}px "Figtree Variable", sans-serif`;
    brush.textBaseline = "top";
    for (const [n, line] of shape.text.split("\n").entries()) brush.fillText(line, x, y + n * size * 1.25);
    return;
  }
  if (shape.type === "formula") {
    brush.font = `${Math.min(20, height)}px "Figtree Variable", sans-serif`; // as it was typed: small, it is not read
    brush.textBaseline = "top";
    brush.fillText(shape.latex, x, y, Math.max(1, width));
    return;
  }
  if ("points" in shape) for (const [dx, dy] of toPoints(shape.points)) brush.lineTo(x + dx, y + dy);
  else outline(brush, shape.type, x, y, width, height);
  if (shape.backgroundColor !== undefined && shape.backgroundColor !== "transparent") {
    brush.fillStyle = shape.backgroundColor;
    brush.fill();
  }
  brush.stroke();
}

function outline(brush: Brush, type: string, x: number, y: number, width: number, height: number): void {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  if (type === "ellipse") brush.ellipse(middleX, middleY, Math.abs(width / 2), Math.abs(height / 2), 0, 0, 7);
  else if (type === "diamond") {
    brush.moveTo(middleX, y);
    brush.lineTo(x + width, middleY);
    brush.lineTo(middleX, y + height);
    brush.lineTo(x, middleY);
    brush.closePath();
  } else brush.rect(x, y, width, height);
}

/** What is being drawn, as far as it has come. */
function paintDraft(brush: Brush, { type, colour, width, opacity, x, y, points }: Draft, zoom: number): void {
  brush.globalAlpha = Math.min(1, Math.max(0.1, opacity / 100));
  brush.strokeStyle = INK;
  brush.strokeStyle = colour; // what is no colour changes nothing
  brush.lineWidth = thick(width, zoom);
  brush.setLineDash([]);
  brush.beginPath();
  const [right, bottom] = points[0] ?? [0, 0];
  if (type === "freedraw" || type === "line" || type === "arrow") {
    for (const [dx, dy] of points) brush.lineTo(x + dx, y + dy);
  } else outline(brush, type, x, y, right, bottom);
  brush.stroke();
}

/** A line is seen in a small picture, too. */
const thick = (width: number, zoom: number): number => Math.max(Math.min(THICKEST, width) * 1.4, 1.2 / zoom);
