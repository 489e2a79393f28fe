import type { translated } from "../design/strings";

/** All words of the pages in German: each `strings.de.ts` beside its feature. */
export const words = import.meta.glob<ReturnType<typeof translated>>("../**/*.de.ts", { eager: true, import: "words" });
