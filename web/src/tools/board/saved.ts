/** A board as a file, drawn by Excalidraw. */
import { exportToCanvas, exportToSvg, restoreElements } from "@excalidraw/excalidraw";
import type { ExcalidrawElement, FileId } from "@excalidraw/excalidraw/element/types";
import type { BinaryFiles, DataURL } from "@excalidraw/excalidraw/types";
import { fileUrl } from "../../api/upload";
import { blobOf } from "../../design/blobOf";
import { pdf } from "../../design/pdf";
import { address, fileOf, pictureOf } from "./formula/formulas";
import { INK, toElement, type Visible } from "./shapes";
import { read } from "./usePictures";

export type SavedAs = "svg" | "png" | "pdf";
const PAPER = "#ffffff"; // under what is saved
const MOST_PX = 4_096;

export async function saved(as: SavedAs, elements: readonly ExcalidrawElement[], files: BinaryFiles): Promise<Blob> {
  const scene = {
    elements: elements.filter(({ isDeleted }) => !isDeleted) as never,
    files,
    appState: { exportBackground: true, viewBackgroundColor: PAPER },
    exportPadding: 24,
  };
  if (as === "svg") {
    const svg = await exportToSvg({ ...scene, skipInliningFonts: true });
    return new Blob([svg.outerHTML], { type: "image/svg+xml" });
  }
  const canvas = await exportToCanvas({ ...scene, getDimensions: sized });
  if (as === "png") return blobOf(canvas, "image/png");
  const jpeg = await (await blobOf(canvas, "image/jpeg")).arrayBuffer();
  return pdf([{ jpeg: new Uint8Array(jpeg), wide: canvas.width, high: canvas.height }]);
}

/** A board that no canvas shows, with its pictures and formulas; what of them cannot be read is left out. */
export async function savedFrom(as: SavedAs, session: string, shapes: readonly Visible[]): Promise<Blob> {
  const files: BinaryFiles = {};
  const knows = (id: string, type: string, url: string) => {
    files[id] = { id: id as FileId, mimeType: type as "image/png", dataURL: url as DataURL, created: 1 };
  };
  const wanted = shapes.map(async (shape) => {
    if (shape.type === "image") {
      const { type, dataUrl } = await read(fileUrl(session, shape.fileId));
      knows(shape.fileId, type, dataUrl);
    } else if (shape.type === "formula") {
      const colour = shape.strokeColor ?? INK;
      const { svg } = await pictureOf(shape.latex);
      knows(fileOf(shape.latex, colour), "image/svg+xml", address(svg, colour));
    }
  });
  await Promise.allSettled(wanted);
  return saved(as, restoreElements(shapes.map(toElement) as never, null), files);
}

function sized(width: number, height: number) {
  const scale = Math.min(2, MOST_PX / Math.max(width, height, 1));
  return { width: width * scale, height: height * scale, scale };
}
