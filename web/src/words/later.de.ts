import type { translated } from "../design/strings";

/** What a class does not need to begin, in German: the words of the course's own pages, and refusals. */
export const words = import.meta.glob<ReturnType<typeof translated>>(
  ["../course/**/*.de.ts", "../people/**/*.de.ts", "../left/**/*.de.ts", "../api/**/*.de.ts"],
  { eager: true, import: "words" },
);
