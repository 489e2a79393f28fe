import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "..");
const SHEETS = join(SOURCE, "../node_modules/@mantine/core/styles");
const imported = readFileSync(join(import.meta.dirname, "mantine.ts"), "utf8");

test("every Mantine component that is used has its sheet", () => {
  const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.tsx$/.test(name),
  );
  const used = new Set(
    sources.flatMap((name) =>
      [...readFileSync(join(SOURCE, name), "utf8").matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)].flatMap(
        (found) => (found[1] ?? "").split(",").map((part) => part.trim()),
      ),
    ),
  );
  const missing = [...used].filter(
    (name) => existsSync(join(SHEETS, `${name}.layer.css`)) && !imported.includes(`/${name}.layer.css"`),
  );
  expect(used.size).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});
