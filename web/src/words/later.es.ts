import type { translated } from "../design/strings";

/** What a class does not need to begin, in Spanish: the words of the course's own pages, and refusals. */
export const words = import.meta.glob<ReturnType<typeof translated>>(
  ["../course/**/*.es.ts", "../people/**/*.es.ts", "../left/**/*.es.ts", "../api/**/*.es.ts"],
  { eager: true, import: "words" },
);
