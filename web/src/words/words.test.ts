import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "../design/languages";
import type { Feature } from "../design/strings";
import { words as ar } from "./ar";
import { words as de } from "./de";
import { words as es } from "./es";
import { words as laterAr } from "./later.ar";
import { words as laterDe } from "./later.de";
import { words as laterEs } from "./later.es";

/** Features that speak English only so far: this list only ever gets shorter. */
const ENGLISH_ONLY: readonly string[] = [];

const ENGLISH = Object.values(import.meta.glob<Feature>("../**/*trings.ts", { eager: true, import: "words" })).filter(
  (words) => words !== undefined, // design/strings.ts has no words of its own
);
const OTHERS = { de: { ...de, ...laterDe }, es: { ...es, ...laterEs }, ar: { ...ar, ...laterAr } };
type Other = keyof typeof OTHERS;
const TABLES = Object.fromEntries(
  Object.entries(OTHERS).map(([language, files]) => [
    language,
    new Map(Object.values(files).map(({ name, table }) => [name, table])),
  ]),
);
const tableOf = (language: Other, feature: string) => TABLES[language]?.get(feature) ?? {};

const CASES = (Object.keys(OTHERS) as Other[]).flatMap((language) =>
  ENGLISH.filter(({ name }) => !ENGLISH_ONLY.includes(name)).map(({ name, en }) => ({ language, name, en })),
);

/** The keys that a language needs for the English ones: what is counted comes in each of its forms. */
function keysIn(language: Language, en: Record<string, string>): string[] {
  const counted = Object.keys(en).flatMap((key) => /^(.*)_other$/.exec(key)?.[1] ?? []);
  const forms = counted.flatMap((stem) => LANGUAGES[language].forms.map((form) => `${stem}_${form}`));
  const english = new Set(counted.flatMap((stem) => [`${stem}_one`, `${stem}_other`]));
  return [...Object.keys(en).filter((key) => !english.has(key)), ...forms].sort();
}

/** What a text leaves open. A form for one, two or none may say its number in words. */
const holes = (text: string, key: string) => {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
  return [...new Set(names)].filter((name) => name !== "count" || !/_(zero|one|two)$/.test(key)).sort();
};

test.each(CASES)("$name has every word in $language and none too many", ({ language, name, en }) => {
  expect(Object.keys(tableOf(language, name)).sort()).toEqual(keysIn(language, en));
});

test.each(CASES)("$name leaves the same open in $language as in English", ({ language, name, en }) => {
  const wrong = Object.entries(tableOf(language, name)).filter(([key, text]) => {
    const english = en[key] ?? en[key.replace(/_[a-z]+$/, "_other")] ?? "";
    return text.trimStart() !== text || text === "" || `${holes(english, key)}` !== `${holes(text, key)}`;
  });
  expect(wrong).toEqual([]);
});

test.each(Object.entries(LANGUAGES))("%s has a form for each number that a class can show", (language, { forms }) => {
  const rule = new Intl.PluralRules(language);
  const met = new Set(Array.from({ length: 10_001 }, (_, count) => rule.select(count)));
  expect([...met].sort()).toEqual([...forms].sort());
});

test("words stand in files that are looked at here", () => {
  const source = join(import.meta.dirname, "..");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.tsx?$/.test(name),
  );
  const makes = files.filter((name) => readFileSync(join(source, name), "utf8").includes(" = feature("));
  expect(makes.length).toBe(ENGLISH.length);
  expect(makes.filter((name) => !/trings\.ts$/.test(name))).toEqual([]);
});

test("a language has no words of a feature that is not there", () => {
  const known = new Set([...ENGLISH.map(({ name }) => name), "refusals"]);
  expect(new Set(ENGLISH.map(({ name }) => name)).size).toBe(ENGLISH.length);
  for (const table of Object.values(TABLES)) expect([...table.keys()].filter((name) => !known.has(name))).toEqual([]);
  const translated = Object.values(TABLES).flatMap((table) => [...table.keys()]);
  expect(ENGLISH_ONLY.filter((name) => !known.has(name) || translated.includes(name))).toEqual([]);
});
