import { expect, test } from "vitest";
import { pdf } from "./pdf";

test("each object stands where the table says", async () => {
  const jpeg = new Uint8Array([255, 216, 255, 217]);
  const file = pdf([
    { jpeg, wide: 1600, high: 1200 },
    { jpeg, wide: 400, high: 300 },
  ]);
  const text = new TextDecoder("latin1").decode(await file.arrayBuffer());
  const places = [...text.matchAll(/^(\d{10}) 00000 n /gm)].map(([, place]) => Number(place));
  expect(places.map((place) => text.slice(place).split(" obj")[0])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${n} 0`),
  );
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith("xref\n0 9\n")).toBe(true);
  expect(text).toContain("/Kids [3 0 R 6 0 R] /Count 2");
  expect([...text.matchAll(/MediaBox \[([^\]]+)\]/g)].map(([, box]) => box)).toEqual([
    "0 0 842.0 631.5",
    "0 0 400.0 300.0",
  ]);
});
