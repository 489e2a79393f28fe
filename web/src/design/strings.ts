import { createInstance, type i18n as I18n } from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

/**
 * The words of one feature, English complete; other languages may be partial and fall back to English.
 * Keys that depend on a number come as `key_one` and `key_other` and are asked for as `key` with `{count}`.
 */
export interface Feature<Words extends Record<string, string> = Record<string, string>> {
  name: string;
  en: Words;
  [language: string]: string | Partial<Words>;
}

type Stem<Key> = Key extends `${infer Before}_one` | `${infer Before}_other` ? Before : Key;
export type Translate<Words> = (key: Stem<keyof Words & string>, values?: Record<string, string | number>) => string;

export function feature<const Words extends Record<string, string>>(
  name: string,
  en: Words,
): { name: string; en: Words } {
  return { name, en };
}

/** One instance a page; made by `main.tsx` (and by tests), handed down by react-i18next. */
export async function startStrings(language: string): Promise<I18n> {
  const i18n = createInstance();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    interpolation: { escapeValue: false }, // React escapes
    resources: {},
  });
  return i18n;
}

/** The words of a feature in the page's language: `const t = useT(course)`, `t("minutes", { count: 4 })`. */
export function useT<Words extends Record<string, string>>(words: { name: string; en: Words }): Translate<Words> {
  const { t, i18n } = useTranslation(words.name);
  if (!i18n.hasResourceBundle("en", words.name)) {
    for (const [language, table] of Object.entries(words)) {
      if (typeof table === "object") i18n.addResourceBundle(language, words.name, table);
    }
  }
  return useCallback((key, values) => t(key, { ns: words.name, ...values }), [t, words.name]);
}
