import type { translated } from "../design/strings";

/** What a class does not need to begin, in Arabic: the words of the course's own pages, and refusals. */
export const words = import.meta.glob<ReturnType<typeof translated>>(
  ["../course/**/*.ar.ts", "../people/**/*.ar.ts", "../left/**/*.ar.ts", "../api/**/*.ar.ts"],
  { eager: true, import: "words" },
);
