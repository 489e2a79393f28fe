/** Excalidraw's fonts on our own server: it would fetch them from a public one. Not the Chinese one of 13 MB. */
import { cpSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

const FONTS = resolve(import.meta.dirname, "../node_modules/@excalidraw/excalidraw/dist/prod/fonts");
const LEFT_OUT = "Xiaolai";
const ELSEWHERE = "`https://esm.sh/"; // the beginning of a template string
const HERE = `\`$\{location.origin}/assets/excalidraw/none/`;
export const BOARD_ASSETS = "assets/excalidraw/"; // their names hold a hash, as those of the other assets do

export function boardFonts(): Plugin {
  let folder = "";
  return {
    name: "classroom-board-fonts",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    transform(code, id) {
      // what is not here (Chinese) is missed here too, instead of being asked of a public server
      return id.includes("@excalidraw/excalidraw") ? code.replaceAll(ELSEWHERE, HERE) : null;
    },
    closeBundle() {
      for (const family of readdirSync(FONTS)) {
        if (family !== LEFT_OUT)
          cpSync(join(FONTS, family), join(folder, BOARD_ASSETS, "fonts", family), { recursive: true });
      }
    },
  };
}
