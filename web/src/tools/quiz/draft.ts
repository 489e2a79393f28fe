import { useState } from "react";
import { useMine } from "../../session/context";
import { keep, kept } from "../../store/kept";
import type { QuizQuestion } from "../../wire/generated";
import { numberIn } from "../polls/asking";

export type QuizKind = "choice" | "number" | "text" | "rating" | "words";

/** A question as it is being written. */
export interface Drafted {
  kind: QuizKind;
  text: string;
  options: readonly string[];
  right: readonly number[];
  /** Whether several may be chosen; undefined: where several are right. */
  several?: boolean | undefined;
  number: string;
  tolerance: string;
  accepted: string;
  explanation: string;
  points: number;
  /** Seconds; 0: no end. */
  limit: number;
  /** Of a rating, and how many one may give: as it came from the bank. */
  scale?: number | undefined;
  most?: number | undefined;
}

export interface QuizDraft {
  title: string;
  questions: readonly Drafted[];
}

export const BLANK: Drafted = {
  kind: "choice",
  text: "",
  options: ["", "", "", ""],
  right: [],
  number: "",
  tolerance: "",
  accepted: "",
  explanation: "",
  points: 1,
  limit: 0,
};
const NEW: QuizDraft = { title: "", questions: [BLANK] };

/** What keeps a question from being asked. */
export function troubleOf(drafted: Drafted): "two_answers" | "not_a_number" | null {
  if (drafted.kind === "choice" && drafted.options.filter((option) => option.trim() !== "").length < 2)
    return "two_answers";
  const written = drafted.kind === "number" ? [drafted.number, drafted.tolerance] : [];
  const wrong = written.some((each) => each.trim() !== "" && !Number.isFinite(numberIn(each)));
  return wrong ? "not_a_number" : null;
}

/** Texts that are right: one on each line; on a single line also with `;` between them. */
export function acceptedIn(written: string): string[] {
  const texts = written.split(written.includes("\n") ? "\n" : ";");
  return texts.flatMap((text) => (text.trim() === "" ? [] : [text.trim()]));
}

export const isSeveral = ({ several, right }: Drafted): boolean => several ?? right.length > 1;

/** As it is sent: without the answers that were left empty. */
export function questionOf(drafted: Drafted): QuizQuestion {
  const { kind, text, options, right, number, tolerance, accepted, ...rest } = drafted;
  const filled = options.flatMap((option, index) => (option.trim() === "" ? [] : [index]));
  const places = filled.flatMap((index, place) => (right.includes(index) ? [place] : []));
  const several = kind === "choice" && isSeveral(drafted);
  const asNumber = kind === "number" && number.trim() !== "";
  return {
    question: {
      form: kind === "choice" ? (several ? "multiple" : "single") : kind,
      text: text.trim(),
      options: kind === "choice" ? filled.map((index) => (options[index] ?? "").trim()) : [],
      scale: rest.scale ?? 5,
      most: rest.most ?? (kind === "words" ? 3 : 12),
    },
    solution: {
      right: kind === "choice" ? places : [],
      explanation: rest.explanation.trim(),
      number: asNumber ? numberIn(number) : null,
      tolerance: asNumber && tolerance.trim() !== "" ? Math.abs(numberIn(tolerance)) : 0,
      accepted: kind === "text" ? acceptedIn(accepted) : [],
    },
    points: rest.points,
    limit_ms: rest.limit === 0 ? null : rest.limit * 1_000,
  };
}

/** A question that is kept elsewhere, as it is written here. */
export function draftOf({ question, solution, points }: Omit<QuizQuestion, "limit_ms">): Drafted {
  const { form, text, options, scale, most } = question;
  const choice = form === "single" || form === "multiple";
  return {
    ...BLANK,
    kind: choice ? "choice" : form,
    text,
    options: choice ? options : BLANK.options,
    right: solution.right,
    several: choice ? form === "multiple" : undefined,
    number: solution.number === null ? "" : String(solution.number),
    tolerance: solution.tolerance === 0 ? "" : String(solution.tolerance),
    accepted: solution.accepted.map((each) => `${each}\n`).join(""),
    explanation: solution.explanation,
    points,
    scale,
    most,
  };
}

export const MOST_QUESTIONS = 30; // of one quiz
const keyOf = (mine: string) => `classroom:quiz:${mine}`;

/** Puts questions behind those that are written already, as many as a quiz takes. */
export function addToQuiz(mine: string, more: readonly Drafted[]): void {
  const draft = kept<QuizDraft>(keyOf(mine), NEW);
  const written = draft.questions.filter((each) => each.text.trim() !== "" || each.options.some((one) => one.trim()));
  keep(keyOf(mine), { ...draft, questions: [...written, ...more].slice(0, MOST_QUESTIONS) });
}

/** Kept on this device until it is started. */
export function useQuizDraft() {
  const key = keyOf(useMine());
  const [draft, set] = useState<QuizDraft>(() => kept(key, NEW));
  return {
    draft,
    change(next: Partial<QuizDraft>) {
      const changed = { ...draft, ...next };
      set(changed);
      keep(key, changed);
    },
    started: () => keep(key, null),
  };
}
