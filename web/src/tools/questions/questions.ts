import { useMemo } from "react";
import { useShown } from "../../session/context";
import { all, one, type Room, type Thing } from "../../store/room";
import type { QuestionRulesView, QuestionView } from "../../wire/generated";

export type Question = Thing<QuestionView>;
export type Tab = "top" | "new" | "answered";

export const LONGEST = 500; // as the server takes it
const AT_FIRST: QuestionRulesView = { open: true, approval: false, without_names: true };

export const rulesIn = (room: Room): QuestionRulesView => one(room, "question_rules", "questions")?.view ?? AT_FIRST;
export const useRules = (): QuestionRulesView => useShown(rulesIn);

export const waits = ({ view }: Question): boolean => view.state !== "answered";

/** The one that the class is at, then what staff have not looked at, what most ask, and what is answered. */
const rank = ({ view }: Question): number =>
  view.state === "now" ? 0 : view.state === "answered" ? 3 : view.approved ? 2 : 1;

export function ordered(questions: readonly Question[], tab: Tab): readonly Question[] {
  if (tab === "new") return questions.filter(waits).reverse();
  if (tab === "answered")
    return questions
      .filter((question) => !waits(question))
      .sort((a, b) => (b.view.answer?.at_ms ?? 0) - (a.view.answer?.at_ms ?? 0));
  return [...questions].sort((a, b) => rank(a) - rank(b) || b.view.votes - a.view.votes || a.made - b.made);
}

export const useQuestions = (): readonly Question[] => useShown((room) => all(room, "question"));

export function useOrdered(tab: Tab): readonly Question[] {
  const questions = useQuestions();
  return useMemo(() => ordered(questions, tab), [questions, tab]);
}

export const nowOf = (questions: readonly Question[]): Question | undefined =>
  questions.find(({ view }) => view.state === "now");
