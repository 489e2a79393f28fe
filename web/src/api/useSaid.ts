import { useCallback } from "react";
import { useTranslation } from "react-i18next";

interface Said {
  code?: string | undefined;
  message: string;
}

/**
 * What the server refused, in the page's language. The server speaks English sentences with a code; the other languages
 * have a table from sentence to sentence (`refusals.de.ts`), `{name}` standing for what differs, and one sentence for a
 * code whose sentences cannot be known (`#bad_request`). What is in neither is shown as the server said it.
 */
export function useSaid(): (problem: Said) => string {
  const { i18n } = useTranslation();
  const table: Record<string, string> | undefined = i18n.getResourceBundle(i18n.language, "refusals");
  return useCallback(
    ({ code, message }) => (table && (inTable(message, table) ?? table[`#${code}`])) ?? message,
    [table],
  );
}

const HOLE = /\{(\w+)\}/g;

export function inTable(sentence: string, table: Record<string, string>): string | undefined {
  const exact = table[sentence];
  if (exact !== undefined) return exact;
  for (const [english, translation] of Object.entries(table)) {
    if (!english.includes("{")) continue;
    const found = patternOf(english).exec(sentence)?.groups;
    if (found) return translation.replace(HOLE, (_, name: string) => table[found[name] ?? ""] ?? found[name] ?? "");
  }
  return undefined;
}

const patternOf = (english: string): RegExp =>
  new RegExp(
    `^${english
      .split(HOLE)
      .map((part, index) => (index % 2 === 1 ? `(?<${part}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
      .join("")}$`,
    "s",
  );
