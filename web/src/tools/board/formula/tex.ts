/**
 * LaTeX to a picture: MathJax, its letters as paths, so that nothing is asked for and all looks the same everywhere.
 * Formulas are other people's words: none of them defines a macro, names an address or loads anything, and of what
 * MathJax makes only the tags and fields that are listed here go on.
 */
import { liteAdaptor } from "@mathjax/src/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "@mathjax/src/js/handlers/html.js";
import { TeX } from "@mathjax/src/js/input/tex.js";
import { mathjax } from "@mathjax/src/js/mathjax.js";
import { SVG } from "@mathjax/src/js/output/svg.js";
import "@mathjax/src/js/input/tex/ams/AmsConfiguration.js";
import "@mathjax/src/js/input/tex/base/BaseConfiguration.js";
import "@mathjax/src/js/input/tex/cancel/CancelConfiguration.js";

export interface Rendered {
  /** Without a colour: `currentColor` stands for it. */
  svg: string;
  /** In units of the board. */
  wide: number;
  high: number;
}

export const LONGEST = 500; // as the server takes it
const EM_PX = 28; // words beside it are 20 px, and a fraction makes its letters smaller
const PER_EM = 1000; // of MathJax's own units
const WIDEST_EM = 150;
const HIGHEST_EM = 60;
const MOST_BYTES = 300_000; // 500 letters make a third of that
const TAGS: ReadonlySet<string> = new Set(["svg", "g", "path", "rect", "line", "text", "ellipse", "polygon"]);
const FIELDS: ReadonlySet<string> = new Set([
  ...[
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "rx",
    "ry",
    "width",
    "height",
    "points",
    "viewBox",
    "transform",
  ],
  ...["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-style", "font-weight"],
  ...["text-anchor", "preserveAspectRatio"],
]);
const NOT_TAKEN = /\\mmlToken(?![a-zA-Z])/; // the one word of the basic ones that sets fields of one's own

/** Letters that are rarely in a formula lie in files of their own. */
const LETTERS = import.meta.glob(
  "/node_modules/@mathjax/mathjax-newcm-font/mjs/svg/dynamic/{double-struck,fraktur,script,calligraphic,accents,arrows,marrows,math,symbols,shapes,mshapes,variants,latin,greek,sans-serif,monospace}.js",
);

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const input = new TeX({
  packages: ["base", "ams", "cancel"],
  maxTemplateSubtitutions: 500,
  formatError: (_: unknown, error: Error) => {
    throw error;
  },
});
const page = mathjax.document("", { InputJax: input, OutputJax: new SVG({ fontCache: "none" }) });
mathjax.asyncLoad = async (name: string) => {
  const file = name.slice(name.lastIndexOf("/"));
  const [, read] = Object.entries(LETTERS).find(([path]) => path.endsWith(file)) ?? [];
  if (read === undefined) throw new Error(`there are no letters ${file}`); // then they are the system's
  return read();
};

/** Throws what MathJax says, in English, where this is no formula. */
export async function render(latex: string): Promise<Rendered> {
  if (latex.length > LONGEST) throw new Error(`more than ${LONGEST} characters`);
  if (NOT_TAKEN.test(latex)) throw new Error("\\mmlToken is not taken");
  const made = await mathjax.handleRetriesFor(() =>
    page.convert(latex, { display: true, em: EM_PX, ex: EM_PX / 2, containerWidth: WIDEST_EM * EM_PX }),
  );
  return picture(adaptor.innerHTML(made as Parameters<typeof adaptor.innerHTML>[0]));
}

function picture(drawn: string): Rendered {
  if (drawn.length > MOST_BYTES) throw new Error("too large");
  if (!/<(?:path|text|rect|line)\b/.test(drawn)) throw new Error("nothing to see");
  const inner = drawn.slice(drawn.indexOf(">") + 1, drawn.lastIndexOf("</svg>"));
  const [left, top, wide, high] = (/^<svg[^>]* viewBox="([^"]*)"/.exec(drawn)?.[1] ?? "").split(" ").map(Number);
  if (![left, top, wide, high].every(Number.isFinite) || !wide || !high) throw new Error("it has no size");
  if (wide > WIDEST_EM * PER_EM || high > HIGHEST_EM * PER_EM) throw new Error("too large");
  const scale = EM_PX / PER_EM;
  const size = { wide: wide * scale, high: high * scale };
  const box = `viewBox="${left} ${top} ${wide} ${high}" width="${size.wide.toFixed(2)}" height="${size.high.toFixed(2)}"`;
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${listed(inner)}</svg>`, ...size };
}

/** What is not listed is not there: fields are left out, a tag ends it. */
export function listed(svg: string): string {
  const left = svg.replace(/<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/g, (_, end, tag, fields, closed) => {
    if (!TAGS.has(tag)) throw new Error(`<${tag}> is not taken`);
    const kept = [...String(fields).matchAll(/\s+([\w:-]+)="([^"]*)"/g)].filter(
      ([, name, value]) => FIELDS.has(name ?? "") && !/url\s*\(|:/i.test(value ?? ""),
    );
    return `\u0001${end}${tag}${kept.map(([, name, value]) => ` ${name}="${value}"`).join("")}${closed}\u0002`;
  });
  if (/[<>]/.test(left)) throw new Error("what was made is not as expected");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they stand for what was read above, and for nothing else
  return left.replace(/\u0001/g, "<").replace(/\u0002/g, ">");
}
