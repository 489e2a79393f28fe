import { request } from "../api/request";
import { useResource } from "../api/useResource";
import { newId } from "../wire/ids";
import type { BankQuestion, Imported, KeptQuestion, Questions } from "./types";

export const bankOf = (course: string): string => `/api/v1/courses/${encodeURIComponent(course)}/bank`;

/** Keeps a question; with an id that is known, another wording of it. Throws `Problem`. */
export const keepQuestion = (course: string, asked: BankQuestion, id: string = newId()): Promise<KeptQuestion> =>
  request<KeptQuestion>(`${bankOf(course)}/${encodeURIComponent(id)}`, { method: "PUT", body: asked });

/** What a file holds; with `keep` it is taken, unless something in it is wrong. Throws `Problem`. */
export const takeFile = (course: string, form: string, file: Blob, keep: boolean): Promise<Imported> =>
  request<Imported>(`${bankOf(course)}/import/${form}${keep ? "?keep=true" : ""}`, { method: "POST", body: file });

/** The questions of a course, for its staff. */
export function useBank(course: string) {
  const bank = useResource<Questions>(bankOf(course));
  return {
    bank,
    async keep(asked: BankQuestion, id?: string) {
      const kept = await keepQuestion(course, asked, id);
      await bank.reload();
      return kept;
    },
    async forget(id: string) {
      await request(`${bankOf(course)}/${encodeURIComponent(id)}`, { method: "DELETE" });
      await bank.reload();
    },
  };
}

/** Those in which every word that is looked for stands, and of one topic, if one is chosen. */
export function found(questions: readonly KeptQuestion[], looked: string, topic: string | null): KeptQuestion[] {
  const words = looked.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return questions.filter(({ asked: { question, solution, topic: of } }) => {
    if (topic !== null && of !== topic) return false;
    const all = [question.text, ...question.options, ...solution.accepted, of].join("\n").toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The topics and how many questions each has, by name; the empty one is none. */
export function topicsOf(questions: readonly KeptQuestion[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { asked } of questions) if (asked.topic) counts.set(asked.topic, (counts.get(asked.topic) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}
