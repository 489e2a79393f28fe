import type { CanvasControl } from "./Canvas";

const NOT_IN_A_NAME = /[^\p{L}\p{N} ._-]+/gu;
const KEPT_MS = 60_000; // a browser may ask where to put it first

/** To the person's own device. */
export async function saved(control: CanvasControl | null, title: string, as: "svg" | "png" | "pdf"): Promise<void> {
  if (control === null) return;
  const address = URL.createObjectURL(await control.save(as));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${title.replace(NOT_IN_A_NAME, " ").trim() || "board"}.${as}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
