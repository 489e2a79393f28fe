import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compress } from "./build/compress.ts";

// `CLASSROOM_SERVER` is where `npm run dev` finds a running server, e.g. that of `classroom demo`.
const server = process.env.CLASSROOM_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), compress()],
  build: {
    outDir: resolve(import.meta.dirname, "../classroom/static"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content policy allows files of our own only, no data: addresses for scripts and fonts
    modulePreload: { polyfill: false }, // every browser that speaks our WebRTC has it; the polyfill would be one more script
    target: "es2022",
  },
  server: {
    proxy: {
      "/api": server,
      "/j": server,
      "/socket.io": { target: server, ws: true },
    },
  },
});
