import { useEffect, useRef } from "react";
import { semantic } from "../../design/tokens";
import style from "./board.module.css";
import type { Draft, Pointer } from "./gestures";

export interface View {
  scrollX: number;
  scrollY: number;
  zoom: number;
}

interface OverlayProps {
  /** Asked before each picture. */
  pointers: () => readonly Pointer[];
  view: () => View;
  nameOf: (person: string) => string;
  /** Counts up whenever something moved. */
  moved: number;
}

const { ink, surface } = semantic.light; // the paper is light in the dark too
const TINTS = [semantic.light.group, semantic.light.info, semantic.light.handText, semantic.light.accent] as const;
const FLAG_PX = 20;

/** Where the others are and what they are drawing, above the board, until the thing itself arrives. */
export function Overlay({ pointers, view, nameOf, moved }: OverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` says when to paint again
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const element = canvas.current;
      const brush = element?.getContext("2d");
      if (!element || !brush) return;
      const scale = window.devicePixelRatio || 1;
      const { clientWidth, clientHeight } = element;
      if (element.width !== Math.round(clientWidth * scale)) element.width = Math.round(clientWidth * scale);
      if (element.height !== Math.round(clientHeight * scale)) element.height = Math.round(clientHeight * scale);
      brush.setTransform(scale, 0, 0, scale, 0, 0);
      brush.clearRect(0, 0, clientWidth, clientHeight);
      for (const pointer of pointers()) paint(brush, pointer, view(), nameOf(pointer.person));
    });
    return () => cancelAnimationFrame(frame);
  }, [moved, pointers, view, nameOf]);
  return <canvas ref={canvas} className={style.overlay} aria-hidden />;
}

function paint(brush: CanvasRenderingContext2D, pointer: Pointer, view: View, name: string) {
  const place = (x: number, y: number) => [(x + view.scrollX) * view.zoom, (y + view.scrollY) * view.zoom] as const;
  if (pointer.draft !== null) paintDraft(brush, pointer.draft, view.zoom, place);
  const [x, y] = place(pointer.x, pointer.y);
  const tint = tintOf(pointer.person);
  brush.globalAlpha = 1;
  brush.fillStyle = tint;
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(x + 4, y + 14);
  brush.lineTo(x + 12, y + 9);
  brush.fill();
  brush.font = "600 13px 'Figtree Variable', sans-serif";
  const width = brush.measureText(name).width + 12;
  brush.beginPath();
  brush.roundRect(x + 10, y + 12, width, FLAG_PX, 6);
  brush.fill();
  brush.fillStyle = surface;
  brush.textBaseline = "middle";
  brush.fillText(name, x + 16, y + 12 + FLAG_PX / 2 + 1);
}

function paintDraft(
  brush: CanvasRenderingContext2D,
  draft: Draft,
  zoom: number,
  place: (x: number, y: number) => readonly [number, number],
) {
  brush.globalAlpha = Math.min(1, Math.max(0.1, draft.opacity / 100));
  brush.strokeStyle = ink;
  brush.strokeStyle = draft.colour; // what is no colour changes nothing
  brush.lineWidth = Math.min(60, draft.width) * zoom * (draft.type === "freedraw" ? 1.6 : 1);
  brush.lineCap = brush.lineJoin = "round";
  brush.beginPath();
  const [left, top] = place(draft.x, draft.y);
  const corner = draft.points[0] ?? [0, 0];
  const [right, bottom] = place(draft.x + corner[0], draft.y + corner[1]);
  if (draft.type === "rectangle") brush.rect(left, top, right - left, bottom - top);
  else if (draft.type === "ellipse")
    brush.ellipse(
      (left + right) / 2,
      (top + bottom) / 2,
      Math.abs(right - left) / 2,
      Math.abs(bottom - top) / 2,
      0,
      0,
      7,
    );
  else for (const [x, y] of draft.points) brush.lineTo(...place(draft.x + x, draft.y + y));
  brush.stroke();
}

const tintOf = (person: string): string => {
  let sum = 0;
  for (const letter of person) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return TINTS[sum % TINTS.length] ?? TINTS[0];
};
