import type { Language } from "./languages";

/** All words of a language in two files, loaded when somebody reads it: what a class begins with, and the others. */
const FIRST = {
  de: () => import("../words/de"),
  es: () => import("../words/es"),
  ar: () => import("../words/ar"),
};
const LATER = {
  de: () => import("../words/later.de"),
  es: () => import("../words/later.es"),
  ar: () => import("../words/later.ar"),
};

/** English comes with each component. */
export const wordsOf = (language: Language) => (language === "en" ? undefined : FIRST[language]());
export const laterWordsOf = (language: Language) => (language === "en" ? undefined : LATER[language]());

/** Whether the page at this address begins with all of them: those of the course do. */
export const beginsWithAll = (address: string): boolean => !address.startsWith("/s/");
