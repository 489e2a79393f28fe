import type { Form, PollQuestion, Solution } from "../../wire/generated";
import type { words } from "./strings";
import { letterOf } from "./usePolls";

export type Style = "yes_no" | "a_to_d" | "sure" | "words" | "number" | "right";

/** By its place on the keyboard. */
export const STYLES: readonly { style: Style; code: string }[] = [
  { style: "yes_no", code: "KeyY" },
  { style: "a_to_d", code: "KeyA" },
  { style: "sure", code: "KeyS" },
  { style: "words", code: "KeyW" },
  { style: "number", code: "KeyN" },
  { style: "right", code: "KeyR" },
];

export interface Asking {
  style: Style;
  text: string;
  options: readonly string[];
  several: boolean;
  sentence: boolean;
  scale: number;
  /** Of the answers to choose from. */
  right: readonly number[];
  number: string;
  tolerance: string;
  explanation: string;
}

export const FIRST_ASKING: Asking = {
  style: "a_to_d",
  text: "",
  options: ["", "", "", ""],
  several: false,
  sentence: false,
  scale: 5,
  right: [],
  number: "",
  tolerance: "",
  explanation: "",
};

type Say = (key: keyof typeof words.en & ("yes" | "no" | "is_right" | "is_not_right")) => string;

/** The places that were left empty among answers in words; where there are none in words, the letters are enough. */
export function leftEmpty({ style, options }: Asking): number[] {
  if (style !== "a_to_d" || options.every((option) => option.trim() === "")) return [];
  return options.flatMap((option, index) => (option.trim() === "" ? [index] : []));
}

/** What one chooses from, in words or letters. */
export function choicesOf({ style, options }: Asking, say: Say): string[] {
  const choices: Partial<Record<Style, string[]>> = {
    yes_no: [say("yes"), say("no")],
    a_to_d: options.map((option, index) => option.trim() || letterOf(index)),
    right: [say("is_right"), say("is_not_right")],
  };
  return choices[style] ?? [];
}

/** What is right, as it is sent; a number that is none is left out. */
export function solutionOf(asking: Asking, say: Say): Solution {
  const { style, number, tolerance, explanation } = asking;
  const right = asking.right.filter((index) => index < choicesOf(asking, say).length);
  const value = style === "number" ? numberIn(number) : Number.NaN;
  const off = Math.abs(numberIn(tolerance));
  const some = right.length > 0 || Number.isFinite(value);
  return {
    right,
    explanation: some ? explanation.trim() : "", // of another kind, that was chosen before
    number: Number.isFinite(value) ? value : null,
    tolerance: Number.isFinite(value) && Number.isFinite(off) ? off : 0,
    accepted: [],
  };
}

/** The question as it is sent; answers without words are called by their letters. */
export function questionOf(asking: Asking, say: Say): PollQuestion {
  const { style, text, several, sentence, scale } = asking;
  const forms: Record<Style, Form> = {
    yes_no: "single",
    a_to_d: several ? "multiple" : "single",
    sure: "rating",
    words: sentence ? "text" : "words",
    number: "number",
    right: "single",
  };
  return {
    form: forms[style],
    text: text.trim(),
    options: choicesOf(asking, say),
    scale,
    most: style === "words" ? 3 : 12,
  };
}

/** As people write a number: a comma is a point too. */
export const numberIn = (written: string): number =>
  written.trim() === "" ? Number.NaN : Number(written.replace(",", "."));
