import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { boardFonts } from "./build/board.ts";
import { CLASS_PAGE, chunks, START } from "./build/chunks.ts";
import { classDocument } from "./build/classDocument.ts";
import { compress } from "./build/compress.ts";

// `CLASSROOM_SERVER` is where `npm run dev` finds a running server, e.g. that of `classroom demo`.
const server = process.env.CLASSROOM_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), boardFonts(), classDocument(CLASS_PAGE, START), compress()],
  resolve: {
    // Excalidraw's converter of diagram texts: 3 MB that no board here offers
    alias: { "@excalidraw/mermaid-to-excalidraw": resolve(import.meta.dirname, "src/tools/board/noDiagrams.ts") },
  },
  worker: { format: "es" }, // what draws formulas loads rare letters when they are needed
  optimizeDeps: { exclude: ["@mathjax/src"] }, // else its letters would be those of a second copy
  build: {
    outDir: resolve(import.meta.dirname, "../classroom/static"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content policy allows files of our own only, no data: addresses for scripts and fonts
    modulePreload: { polyfill: false }, // every browser that speaks our WebRTC has it; the polyfill would be one more script
    target: "es2022",
    rolldownOptions: { output: { codeSplitting: chunks() } },
  },
  server: {
    proxy: {
      "/api": server,
      "/assets/excalidraw": server,
      "/j": server,
      "/socket.io": { target: server, ws: true },
    },
  },
});
