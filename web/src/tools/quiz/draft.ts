import { useState } from "react";
import { useMine } from "../../session/context";
import { keep, kept } from "../../store/kept";
import type { QuizQuestion } from "../../wire/generated";
import { numberIn } from "../polls/asking";

export type QuizKind = "choice" | "number" | "text" | "rating";

/** A question as it is being written. */
export interface Drafted {
  kind: QuizKind;
  text: string;
  options: readonly string[];
  right: readonly number[];
  number: string;
  tolerance: string;
  accepted: string;
  explanation: string;
  points: number;
  /** Seconds; 0: no end. */
  limit: number;
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

/** As it is sent: without the answers that were left empty. Where several are right, all of them are to be chosen. */
export function questionOf({
  kind,
  text,
  options,
  right,
  number,
  tolerance,
  accepted,
  ...rest
}: Drafted): QuizQuestion {
  const filled = options.flatMap((option, index) => (option.trim() === "" ? [] : [index]));
  const places = filled.flatMap((index, place) => (right.includes(index) ? [place] : []));
  const several = kind === "choice" && places.length > 1;
  const asNumber = kind === "number" && number.trim() !== "";
  return {
    question: {
      form: kind === "choice" ? (several ? "multiple" : "single") : kind,
      text: text.trim(),
      options: kind === "choice" ? filled.map((index) => (options[index] ?? "").trim()) : [],
      scale: 5,
      most: 12,
    },
    solution: {
      right: kind === "choice" ? places : [],
      explanation: rest.explanation.trim(),
      number: asNumber ? numberIn(number) : null,
      tolerance: asNumber && tolerance.trim() !== "" ? Math.abs(numberIn(tolerance)) : 0,
      accepted: kind === "text" ? accepted.split(";").flatMap((each) => (each.trim() === "" ? [] : [each.trim()])) : [],
    },
    points: rest.points,
    limit_ms: rest.limit === 0 ? null : rest.limit * 1_000,
  };
}

/** Kept on this device until it is started. */
export function useQuizDraft() {
  const key = `classroom:quiz:${useMine()}`;
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
