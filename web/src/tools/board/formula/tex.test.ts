import { expect, test } from "vitest";
import { LONGEST, listed, render } from "./tex";

const tried = async (latex: string): Promise<string> =>
  render(latex).then(
    ({ svg }) => svg,
    (problem: Error) => problem.message,
  );

test("a formula becomes paths in a picture of its size", async () => {
  const { svg, wide, high } = await render("\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}");
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="[-\d. ]+" width="[\d.]+" height="[\d.]+"><g /,
  );
  expect(svg).toContain("<path d=");
  expect(wide).toBeGreaterThan(high);
});

test("rare letters are there, too", async () => {
  for (const latex of [
    "x\\in\\mathbb{R}",
    "\\text{für } \\mathcal{L}",
    "\\mathfrak{g}",
    "\\vec{a}\\not\\parallel\\vec{b}",
  ])
    expect(await tried(latex)).not.toContain("<text");
});

test("what is not finished says why", async () => {
  expect(await tried("\\frac{1}{")).toBe("Missing close brace");
  expect(await tried("")).toBe("nothing to see");
});

test("no formula defines, loads, links or sets fields of its own", async () => {
  for (const latex of [
    "\\href{https://else.where}{x}",
    "\\def\\x{a}\\x",
    "\\newcommand{\\x}{a}\\x",
    "\\require{html}",
    "\\style{color:red}{x}",
    "\\unicode{x41}",
    "\\includegraphics{x}",
    '\\mmlToken{mi}[href="javascript:alert(1)"]{x}',
  ])
    expect(await tried(latex)).toMatch(/^(Undefined control sequence|\\mmlToken is not taken)/);
  expect(await tried('\\text{<script x="y">&"}')).not.toMatch(/<script|<[^>]*x="y"/);
});

test("what is not listed does not pass", () => {
  expect(listed('<g onload="x" style="y" fill="url(#a)" data-x="1" stroke="red"><path d="M0 0"></path></g>')).toBe(
    '<g stroke="red"><path d="M0 0"></path></g>',
  );
  for (const bad of [
    "<script>",
    '<image href="x">',
    '<use href="#x">',
    "<foreignObject>",
    "<a>",
    '<g x="1>',
    "<!-- -->",
  ])
    expect(() => listed(bad)).toThrow();
});

test("what would grow without end is refused at once", async () => {
  const began = performance.now();
  for (const latex of [
    "\\begin{array}{*{1000000}{*{100000}{c}}}a\\end{array}",
    "\\rule{900em}{1em}",
    "\\sqrt{".repeat(70) + "}".repeat(70),
    "\\left(".repeat(45) + "\\right)".repeat(45),
    `x${"'".repeat(LONGEST - 1)}`,
    `${"{".repeat(249)}x${"}".repeat(249)}`,
    "x".repeat(LONGEST + 1),
  ])
    await tried(latex);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await tried("\\rule{900em}{1em}")).toMatch(/too large|Undefined/);
});
