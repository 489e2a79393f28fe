import type { Plugin, Rolldown } from "vite";

/**
 * Writes `session.html`, what the server sends for the address of a class: the same document, which says at once what the
 * class needs. Otherwise a browser would learn of it only when it has run what starts every page.
 */
export function classDocument(page: string): Plugin {
  return {
    name: "classroom-class-document",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const index = bundle["index.html"];
        const scripts = Object.values(bundle).filter((one) => one.type === "chunk");
        const start = // a file of its own that stands for the page, or the one that holds it
          scripts.find((one) => one.facadeModuleId === page) ?? scripts.find((one) => one.moduleIds.includes(page));
        if (index?.type !== "asset" || start === undefined)
          this.error("There is no index.html, or no page of the class");
        const links = [...neededBy(start, bundle)]
          .flatMap((chunk) => [
            `<link rel="modulepreload" crossorigin href="/${chunk.fileName}">`,
            ...[...(chunk.viteMetadata?.importedCss ?? [])].map(
              (sheet) => `<link rel="stylesheet" crossorigin href="/${sheet}">`,
            ),
          ])
          .filter((link) => !String(index.source).includes(link.split("href=")[1] ?? link));
        this.emitFile({
          type: "asset",
          fileName: "session.html",
          source: String(index.source).replace("</head>", `  ${links.join("\n    ")}\n  </head>`),
        });
      },
    },
  };
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
