import { createInstance, type i18n as I18n, type PostProcessorModule } from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Form, Language } from "./languages";
import { laterWordsOf, wordsOf } from "./words";

/**
 * The words of one feature in English; its other languages lie beside it (`strings.de.ts`, see docs/languages.md).
 * Keys that depend on a number come as `key_one` and `key_other` and are asked for as `key` with `{count}`.
 */
export interface Feature<Name extends string = string, Words = Record<string, string>> {
  name: Name;
  en: Words;
}

type Counted<Key> = Key extends `${infer Before}_other` ? Before : never;
type Plain<Key> = Exclude<Key, `${Counted<Key>}_${"one" | "other"}`>;
type Keys<Words> = keyof Words & string;
export type Translate<Words> = (
  key: Plain<Keys<Words>> | Counted<Keys<Words>>,
  values?: Record<string, string | number>,
) => string;

export function feature<const Name extends string, const Words extends Record<string, string>>(
  name: Name,
  en: Words,
): Feature<Name, Words> {
  return { name, en };
}

/** Every key of the English words, and each that is counted in all the forms of the language. */
export type Translated<Words, L extends Language> = Record<
  Plain<Keys<Words>> | `${Counted<Keys<Words>>}_${Form<L>}`,
  string
>;

/** The words of a feature in one more language: `translated<typeof english, "de">("chat", {…})`. */
export function translated<F extends Feature, L extends Language>(name: F["name"], table: Translated<F["en"], L>) {
  return { name, table: table as Record<string, string> };
}

/** One instance a page; made by `main.tsx` (and by tests), handed down by react-i18next. */
export async function startStrings(language: Language, all = true): Promise<I18n> {
  const i18n = createInstance();
  await i18n
    .use(initReactI18next)
    .use(missing(i18n))
    .init({
      lng: "en",
      fallbackLng: "en",
      interpolation: { escapeValue: false }, // React escapes
      resources: {},
      postProcess: ["missing"],
      postProcessPassResolved: true,
    });
  if (all) wantsAll.add(i18n);
  await speak(i18n, language).catch(() => {}); // without the line the page begins in English
  return i18n;
}

/** Pages that have all words of their language, and not only those that a class begins with. */
const wantsAll = new WeakSet<I18n>();

/** Changes the language of the page, once its words are here. */
export async function speak(i18n: I18n, language: Language): Promise<void> {
  const files = [wordsOf(language), wantsAll.has(i18n) ? laterWordsOf(language) : undefined];
  for (const file of await Promise.all(files)) add(i18n, language, file);
  await i18n.changeLanguage(language);
}

/** From now on with the words of the course's pages and of refusals, too. Resolves when those of now are here. */
export async function allWords(i18n: I18n): Promise<void> {
  wantsAll.add(i18n);
  const language = i18n.language as Language;
  add(i18n, language, await laterWordsOf(language));
}

function add(i18n: I18n, language: Language, file: Awaited<ReturnType<typeof wordsOf>> | undefined): void {
  for (const { name, table } of Object.values(file?.words ?? {})) i18n.addResourceBundle(language, name, table);
}

/** Says once in the console which word the page's language lacks; the browser tests look there. */
function missing(i18n: I18n): PostProcessorModule {
  const said = new Set<string>();
  return {
    type: "postProcessor",
    name: "missing",
    process(value: string, key: string | string[], options: { ns?: string; i18nResolved?: ResolvedKey }) {
      const word = `no word in ${i18n.language}: ${options.ns} ${[key].flat().join()}`;
      if (options.i18nResolved?.usedLng !== i18n.language && !said.has(word)) {
        said.add(word);
        console.warn(word);
      }
      return value;
    },
  };
}

interface ResolvedKey {
  usedLng?: string;
}

/** The words of a feature in the page's language: `const t = useT(course)`, `t("minutes", { count: 4 })`. */
export function useT<Words extends Record<string, string>>(words: Feature<string, Words>): Translate<Words> {
  const { t, i18n } = useTranslation(words.name);
  if (!i18n.hasResourceBundle("en", words.name)) i18n.addResourceBundle("en", words.name, words.en);
  const rightToLeft = i18n.dir() === "rtl";
  return useCallback(
    (key, values) => t(key, { ns: words.name, ...(rightToLeft ? isolated(values) : values) }),
    [t, words.name, rightToLeft],
  );
}

/** A Latin name, a time or "3/7" keeps its own direction within an Arabic sentence (Unicode's first strong isolate). */
const isolated = (values: Record<string, string | number> = {}) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? `\u2068${value}\u2069` : value]),
  );
