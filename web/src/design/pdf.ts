/** A picture that fills a page. */
export interface Sheet {
  jpeg: Uint8Array;
  wide: number;
  high: number;
}

type Part = string | Uint8Array;
const LONGEST_PT = 842; // the long side of A4
const OF_ALL = 2; // objects that stand once; then three a page

/** A picture a page, as PDF: what is printed and handed in. JPEG lies in a PDF as it is. */
export function pdf(sheets: readonly Sheet[]): Blob {
  const objects: Part[][] = [
    ["<< /Type /Catalog /Pages 2 0 R >>"],
    [`<< /Type /Pages /Kids [${sheets.map((_, n) => `${first(n)} 0 R`).join(" ")}] /Count ${sheets.length} >>`],
    ...sheets.flatMap(pageOf),
  ];
  const parts: Part[] = [];
  const rows: string[] = [];
  let size = 0;
  const put = (...more: Part[]) => {
    for (const part of more) size += part.length; // text is ASCII
    parts.push(...more);
  };
  put("%PDF-1.4\n");
  for (const [n, object] of objects.entries()) {
    rows.push(`${String(size).padStart(10, "0")} 00000 n \n`);
    put(`${n + 1} 0 obj\n`, ...object, "\nendobj\n");
  }
  const count = objects.length + 1;
  const start = size;
  put(`xref\n0 ${count}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${count} /Root 1 0 R >>\n`);
  put(`startxref\n${start}\n%%EOF\n`);
  return new Blob(parts as BlobPart[], { type: "application/pdf" });
}

const first = (n: number): number => OF_ALL + 1 + 3 * n;

/** The page, what it draws, the picture. */
function pageOf({ jpeg, wide, high }: Sheet, n: number): Part[][] {
  const scale = Math.min(1, LONGEST_PT / Math.max(wide, high));
  const [w, h] = [(wide * scale).toFixed(1), (high * scale).toFixed(1)];
  const drawing = `q ${w} 0 0 ${h} 0 0 cm /I Do Q`;
  const [does, picture] = [first(n) + 1, first(n) + 2];
  return [
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${does} 0 R /Resources << /XObject << /I ${picture} 0 R >> >> >>`,
    ],
    [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
    [
      `<< /Type /XObject /Subtype /Image /Width ${wide} /Height ${high} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      "\nendstream",
    ],
  ];
}
