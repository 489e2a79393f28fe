import { fileUrl } from "../../api/upload";
import { blobOf } from "../../design/blobOf";
import { pdf, type Sheet } from "../../design/pdf";
import type { SlideView } from "../../wire/generated";
import { toPoints } from "../board/shapes";
import { pathOf, type Stroke, WIDE } from "../ink/strokes";
import type { Deck } from "./useDecks";

/** What is drawn, by page. */
export type Inks = ReadonlyMap<number, readonly Stroke[]>;

export interface Saved {
  pdf: Blob;
  /** Pages that are not in it: they are not made, or were not shown to this person. */
  without: number[];
}

/** A page of the file could not be read. */
export class PageLost extends Error {
  constructor(readonly page: number) {
    super(`page ${page}`);
  }
}

/** All pages that this person may see, with what is drawn on them. `onPage` is told before each. */
export async function pdfOf(
  session: string,
  deck: Deck,
  inks: Inks,
  onPage: (page: number) => void,
  stop: AbortSignal,
): Promise<Saved> {
  const sheets: Sheet[] = [];
  const without: number[] = [];
  for (let page = 1; page <= deck.pages; page++) {
    const slide = deck.slides.get(page);
    if (!slide?.file) {
      without.push(page);
      continue;
    }
    onPage(page);
    const canvas = await drawn(session, slide, inks.get(page) ?? [], stop);
    const jpeg = new Uint8Array(await (await blobOf(canvas, "image/jpeg")).arrayBuffer());
    sheets.push({ jpeg, wide: canvas.width, high: canvas.height });
  }
  return { pdf: pdf(sheets), without };
}

export async function pngOf(
  session: string,
  slide: SlideView,
  strokes: readonly Stroke[],
  stop: AbortSignal,
): Promise<Blob> {
  return blobOf(await drawn(session, slide, strokes, stop), "image/png");
}

/** A page as it is seen. */
async function drawn(
  session: string,
  { file, number }: SlideView,
  strokes: readonly Stroke[],
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const picture = await load(fileUrl(session, file), signal).catch((error: unknown) => {
    throw signal.aborted ? error : new PageLost(number);
  });
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  const paper = canvas.getContext("2d");
  if (paper === null) throw new PageLost(number);
  paper.fillStyle = "#ffffff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0);
  picture.close();
  paper.scale(canvas.width / WIDE, canvas.width / WIDE);
  paper.lineCap = paper.lineJoin = "round";
  for (const { x, y, points, strokeColor = "#1e1e1e", strokeWidth = 2, opacity = 100 } of strokes) {
    paper.strokeStyle = strokeColor;
    paper.lineWidth = strokeWidth;
    paper.globalAlpha = opacity / 100;
    paper.stroke(new Path2D(pathOf(x, y, toPoints(points))));
  }
  return canvas;
}

async function load(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return createImageBitmap(await answer.blob());
}
