/** What the editor's text is made of, as far as it is written out (ProseMirror's JSON). */
export interface Node {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: Node[];
}

export const isWeb = (address: unknown): address is string =>
  typeof address === "string" && /^https?:\/\/[^\s]+$/i.test(address);

/** The notes as Markdown. */
export const markdown = (doc: Node): string => `${blocks(doc.content ?? []).join("\n\n")}\n`;

function blocks(nodes: Node[]): string[] {
  return nodes.map(block).filter((text) => text !== "");
}

function block(node: Node): string {
  const inside = node.content ?? [];
  switch (node.type) {
    case "heading":
      return `${"#".repeat(Number(node.attrs?.level ?? 1))} ${line(inside)}`;
    case "bulletList":
      return items(inside, () => "- ");
    case "orderedList":
      return items(inside, (n) => `${Number(node.attrs?.start ?? 1) + n}. `);
    case "taskList":
      return items(inside, (n) => `- [${inside[n]?.attrs?.checked ? "x" : " "}] `);
    case "blockquote":
      return indent(blocks(inside).join("\n\n"), "> ", "> ");
    default:
      return line(inside);
  }
}

const items = (nodes: Node[], mark: (n: number) => string): string =>
  nodes.map((node, n) => indent(blocks(node.content ?? []).join("\n"), mark(n), " ".repeat(mark(n).length))).join("\n");

const indent = (text: string, first: string, rest: string): string =>
  text
    .split("\n")
    .map((one, n) => (n === 0 ? first : rest) + one)
    .join("\n");

const line = (nodes: Node[]): string => nodes.map(span).join("");

function span(node: Node): string {
  if (node.type === "hardBreak") return "  \n";
  let text = (node.text ?? "").replace(/[\\`*_[\]<>#]/g, "\\$&");
  for (const { type, attrs } of node.marks ?? []) {
    if (type === "bold") text = `**${text}**`;
    else if (type === "italic") text = `*${text}*`;
    else if (type === "strike") text = `~~${text}~~`;
    else if (type === "link" && isWeb(attrs?.href))
      text = `[${text}](<${attrs.href.replace(/[<>]/g, encodeURIComponent)}>)`;
  }
  return text;
}
