/** One page with one picture, as PDF: what is printed and handed in. JPEG lies in a PDF as it is. */
export function pdf(jpeg: Uint8Array, wide: number, high: number): Blob {
  const scale = Math.min(1, LONGEST_PT / Math.max(wide, high));
  const [w, h] = [(wide * scale).toFixed(1), (high * scale).toFixed(1)];
  const drawing = `q ${w} 0 0 ${h} 0 0 cm /I Do Q`;
  const objects: (string | Uint8Array)[][] = [
    ["<< /Type /Catalog /Pages 2 0 R >>"],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
    ],
    [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
    [
      `<< /Type /XObject /Subtype /Image /Width ${wide} /Height ${high} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      "\nendstream",
    ],
  ];
  const parts: (string | Uint8Array)[] = ["%PDF-1.4\n"];
  const offsets: number[] = [];
  for (const [n, object] of objects.entries()) {
    offsets.push(sizeOf(parts));
    parts.push(`${n + 1} 0 obj\n`, ...object, "\nendobj\n");
  }
  const start = sizeOf(parts);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  parts.push(
    `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return new Blob(parts as BlobPart[], { type: "application/pdf" });
}

const LONGEST_PT = 842; // the long side of A4
const sizeOf = (parts: readonly (string | Uint8Array)[]): number => parts.reduce((sum, part) => sum + part.length, 0); // ASCII
