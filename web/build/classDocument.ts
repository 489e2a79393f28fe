import type { Plugin, Rolldown } from "vite";

/**
 * Writes `session.html`, what the server sends for the address of a class: the same document, which says at once what the
 * class needs. Otherwise a browser would learn of it only when it has run what starts every page. In both documents the
 * file that asks for the first answers comes first, and runs when it is there.
 */
export function classDocument(page: string, start: string): Plugin {
  return {
    name: "classroom-class-document",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const index = bundle["index.html"];
        const ofClass = holding(page, bundle);
        const first = holding(start, bundle);
        if (index?.type !== "asset" || ofClass === undefined || first === undefined)
          this.error("There is no index.html, no page of the class, or no start");
        const own = `crossorigin src="/${first.fileName}"></script>\n    `;
        index.source = String(index.source)
          .replace(`<script type="module" ${own}`, "")
          .replace('<script type="module"', (script) => `<script type="module" async ${own}${script}`);
        const plain = index.source;
        const links = [...neededBy(ofClass, bundle)]
          .flatMap((chunk) => [
            `<link rel="modulepreload" crossorigin href="/${chunk.fileName}">`,
            ...[...(chunk.viteMetadata?.importedCss ?? [])].map(
              (sheet) => `<link rel="stylesheet" crossorigin href="/${sheet}">`,
            ),
          ])
          .filter((link) => !plain.includes(link.split("href=")[1] ?? link));
        this.emitFile({
          type: "asset",
          fileName: "session.html",
          source: plain.replace("</head>", `  ${links.join("\n    ")}\n  </head>`),
        });
      },
    },
  };
}

/** The file of its own that stands for a module, or the one that holds it. */
function holding(id: string, bundle: Rolldown.OutputBundle): Rolldown.OutputChunk | undefined {
  const scripts = Object.values(bundle).filter((one) => one.type === "chunk");
  return scripts.find((one) => one.facadeModuleId === id) ?? scripts.find((one) => one.moduleIds.includes(id));
}
function neededBy(start: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const open = [start];
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === "chunk") open.push(imported);
    }
  }
  return found;
}
