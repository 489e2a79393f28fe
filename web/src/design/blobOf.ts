const QUALITY = 0.92; // of JPEG: text stays sharp

/** What a canvas shows, as a file. */
export function blobOf(canvas: HTMLCanvasElement, type: "image/png" | "image/jpeg"): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture was made")) : resolve(blob)), type, QUALITY),
  );
}
