import type { translated } from "../design/strings";

/** All words of the pages in Spanish: each `strings.es.ts` beside its feature. */
export const words = import.meta.glob<ReturnType<typeof translated>>("../**/*.es.ts", { eager: true, import: "words" });
