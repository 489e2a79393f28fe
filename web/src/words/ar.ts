import type { translated } from "../design/strings";

/** All words of the pages in Arabic: each `strings.ar.ts` beside its feature. */
export const words = import.meta.glob<ReturnType<typeof translated>>("../**/*.ar.ts", { eager: true, import: "words" });
