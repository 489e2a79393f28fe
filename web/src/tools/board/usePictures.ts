import { useEffect, useRef } from "react";
import { fileUrl } from "../../api/upload";
import { useClass } from "../../session/context";
import type { CanvasControl } from "./Canvas";
import { address, fileOf, pictureOf } from "./formula/formulas";
import { INK } from "./shapes";
import type { BoardSync } from "./sync";

/** Reads the files of the pictures that lie on the board, and draws its formulas, each once. `count` changes when something came. */
export function usePictures(sync: BoardSync, control: CanvasControl | null, count: number): void {
  const { live } = useClass();
  const asked = useRef(new Set<string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` says when to look again
  useEffect(() => {
    if (control === null) return;
    for (const { shape } of sync.shapes()) {
      if (shape.type === "formula") {
        const { latex, strokeColor = INK } = shape;
        const file = fileOf(latex, strokeColor);
        if (asked.current.has(file)) continue;
        asked.current.add(file);
        pictureOf(latex).then(
          ({ svg }) => control.knows({ file, type: "image/svg+xml", dataUrl: address(svg, strokeColor) }),
          () => asked.current.delete(file),
        );
        continue;
      }
      if (shape.type !== "image" || asked.current.has(shape.fileId)) continue;
      const file = shape.fileId;
      asked.current.add(file);
      read(fileUrl(live.session, file)).then(
        (read) => control.knows({ file, ...read }),
        () => asked.current.delete(file), // with the next thing that comes it is tried again
      );
    }
  }, [sync, control, count, live]);
}

/** As Excalidraw wants it: in one piece, so that what is saved of a board holds its pictures. */
export async function read(address: string): Promise<{ type: string; dataUrl: string }> {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error("the picture is not there");
  const blob = await answer.blob();
  const dataUrl = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  return { type: blob.type, dataUrl };
}
