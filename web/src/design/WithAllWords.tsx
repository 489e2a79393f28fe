import type { i18n as I18n } from "i18next";
import { type ReactNode, use, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "./languages";
import { allWords } from "./strings";

/** Its children speak with words that a class does not begin with; they are drawn once those are here. */
export function WithAllWords({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const coming = comingTo(i18n);
  if (coming) use(coming);
  return children;
}

const SOON_MS = 3_000; // sound and pictures come first

/** What is refused is said in the page's language, and what belongs to the course, once the page stands. */
export function useAllWordsSoon(): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(() => void comingTo(i18n), SOON_MS);
    return () => clearTimeout(timer);
  }, [i18n]);
}

const asked = new WeakMap<I18n, Map<string, Promise<void>>>();

function comingTo(i18n: I18n): Promise<void> | undefined {
  const language = i18n.language as Language;
  if (language === "en" || i18n.hasResourceBundle(language, "refusals")) return undefined;
  const known = asked.get(i18n) ?? new Map<string, Promise<void>>();
  asked.set(i18n, known);
  const coming = known.get(language) ?? allWords(i18n).catch(() => {}); // without the line: in English
  known.set(language, coming);
  return coming;
}
