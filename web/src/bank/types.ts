import type { PollQuestion, Solution } from "../wire/generated";

/** A question as the course keeps it, with what is right and why. */
export interface BankQuestion {
  question: PollQuestion;
  solution: Solution;
  points: number;
  topic: string;
}

export interface KeptQuestion {
  id: string;
  asked: BankQuestion;
  at: string;
}

export interface Questions {
  questions: readonly KeptQuestion[];
  most: number;
}

/** What a file of questions holds. */
export interface Imported {
  found: number;
  new: number;
  wrong: { line: number; message: string }[];
  /** Of kinds that no class can ask. */
  without: number;
  kept: boolean;
}
