import type { translated } from "../design/strings";

/** The words of a class in German: each `strings.de.ts` beside its feature, but for those that come later. */
export const words = import.meta.glob<ReturnType<typeof translated>>(
  ["../**/*.de.ts", "!../words/**", "!../course/**", "!../people/**", "!../left/**", "!../api/**"],
  { eager: true, import: "words" },
);
