/** The languages of the pages, each by its own name, with the forms that its numbers take. */
export const LANGUAGES = {
  en: { name: "English", forms: ["one", "other"] },
  de: { name: "Deutsch", forms: ["one", "other"] },
  es: { name: "Español", forms: ["one", "other"] }, // "many" begins at a million; nothing here is counted so far
  ar: { name: "العربية", forms: ["zero", "one", "two", "few", "many", "other"] },
} as const;

export type Language = keyof typeof LANGUAGES;
export type Form<L extends Language> = (typeof LANGUAGES)[L]["forms"][number];

/** For Intl. Digits are 0 to 9 in every language: those of the server, of keys and of formulas are. */
export const localeOf = (language: string): string => (language === "ar" ? "ar-u-nu-latn" : language);

const KEPT = "classroom.language";
const isLanguage = (tag: string | null): tag is Language => tag !== null && tag in LANGUAGES;

/** What was chosen on this device, else the first language of the browser that we speak. */
export function languageHere(): Language {
  const wished = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.split("-")[0] ?? "")];
  return wished.find(isLanguage) ?? "en";
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);
