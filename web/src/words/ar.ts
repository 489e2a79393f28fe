import type { translated } from "../design/strings";

/** The words of a class in Arabic: each `strings.ar.ts` beside its feature, but for those that come later. */
export const words = import.meta.glob<ReturnType<typeof translated>>(
  ["../**/*.ar.ts", "!../words/**", "!../course/**", "!../people/**", "!../left/**", "!../api/**"],
  { eager: true, import: "words" },
);
