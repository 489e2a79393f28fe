/** What the buttons write; `▢` is where one types on, and where what was marked goes. */
export const PIECES = [
  { name: "fraction", sign: "½", piece: "\\frac{▢}{}" },
  { name: "root", sign: "√", piece: "\\sqrt{▢}" },
  { name: "power", sign: "x²", piece: "^{▢}" },
  { name: "index", sign: "x₁", piece: "_{▢}" },
  { name: "brackets", sign: "( )", piece: "\\left(▢\\right)" },
  { name: "times", sign: "·", piece: "\\cdot ▢" },
  { name: "plus_minus", sign: "±", piece: "\\pm ▢" },
  { name: "at_most", sign: "≤", piece: "\\le ▢" },
  { name: "at_least", sign: "≥", piece: "\\ge ▢" },
  { name: "unequal", sign: "≠", piece: "\\ne ▢" },
  { name: "pi", sign: "π", piece: "\\pi ▢" },
  { name: "alpha", sign: "α", piece: "\\alpha ▢" },
  { name: "degree", sign: "°", piece: "^{\\circ}▢" },
  { name: "infinity", sign: "∞", piece: "\\infty ▢" },
  { name: "arrow", sign: "→", piece: "\\to ▢" },
  { name: "vector", sign: "a⃗", piece: "\\vec{▢}" },
  { name: "sum", sign: "∑", piece: "\\sum_{▢}^{}" },
  { name: "integral", sign: "∫", piece: "\\int_{▢}^{}" },
  { name: "matrix", sign: "▦", piece: "\\begin{pmatrix}▢ & \\\\ & \\end{pmatrix}" },
  { name: "words", sign: "Aa", piece: "\\text{▢}" },
] as const;

/** In the place of what is marked, which goes into the piece. With something in it one types on behind its first part. */
export function put(text: string, from: number, to: number, piece: string): { text: string; caret: number } {
  const marked = text.slice(from, to);
  const [before = "", after = ""] = piece.split("▢");
  const next = text.slice(0, from) + before + marked + after + text.slice(to);
  const inside = from + before.length + marked.length;
  const hole = marked === "" ? -1 : after.indexOf("{}");
  return { text: next, caret: hole === -1 ? inside + (marked === "" ? 0 : after.length) : inside + hole + 1 };
}
