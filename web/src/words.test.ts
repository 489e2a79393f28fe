import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the page has one word for who is taught: pupil (on the wire the role is a learner)", () => {
  const tables = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((name) =>
    /[sS]trings\.ts$/.test(name),
  );
  const said = tables.flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), "utf8").matchAll(/"[^"\n]*\b(?:learner|student)s?\b[^"\n]*"/gi),
  ]);
  expect(tables.length).toBeGreaterThan(20);
  expect(said.map(([words]) => words)).toEqual([]);
});
