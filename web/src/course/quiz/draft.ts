import type { Answer } from "../types";

/**
 * The answers of a quiz that were not sent yet, kept on this device over a reload and a lost line.
 * `clientId` names the attempt: sent twice, it counts once.
 */
export interface Draft {
  clientId: string;
  answers: Record<string, Answer>;
  /** The question that was open. */
  at: number;
  /** Pressed "Send answers", and not yet taken by the server. */
  sent: boolean;
}

const KEY = "classroom.quiz";

export const keyOf = (person: string, course: string, activity: string): string =>
  `${KEY}.${person}.${course}.${activity}`;

export const emptyDraft = (): Draft => ({ clientId: newId(), answers: {}, at: 0, sent: false });

export function readDraft(key: string): Draft {
  const text = safely(() => localStorage.getItem(key));
  if (!text) return emptyDraft();
  const found: unknown = safely(() => JSON.parse(text));
  return isDraft(found) ? found : emptyDraft();
}

export const keepDraft = (key: string, draft: Draft): void =>
  void safely(() => localStorage.setItem(key, JSON.stringify(draft)));
export const dropDraft = (key: string): void => void safely(() => localStorage.removeItem(key));

export const isAnswered = (answer: Answer | undefined): boolean =>
  answer !== undefined && (typeof answer === "string" ? answer.trim() !== "" : answer.length > 0);

/** 128 random bits; `randomUUID` is missing on plain http at another address than localhost. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function isDraft(found: unknown): found is Draft {
  const draft = found as Partial<Draft> | null;
  return (
    typeof draft?.clientId === "string" &&
    typeof draft.at === "number" &&
    typeof draft.answers === "object" &&
    draft.answers !== null
  );
}

/** Storage may be full or forbidden: the quiz goes on without keeping. */
function safely<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
