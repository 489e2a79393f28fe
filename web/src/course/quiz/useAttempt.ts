import { useCallback, useLayoutEffect, useState } from "react";
import { Problem, request } from "../../api/request";
import type { Answer, QuizResult } from "../types";
import { type Draft, dropDraft, emptyDraft, keepDraft, readDraft } from "./draft";

export interface Attempt {
  draft: Draft;
  sending: boolean;
  result: QuizResult | null;
  /** The line dropped: kept here, sent again when it is back. */
  lostAt: Date | undefined;
  /** The server said no, and why. */
  refused: Problem | undefined;
  answer: (question: string, answer: Answer) => void;
  go: (index: number) => void;
  send: () => void;
  again: () => void;
}

/** One attempt at a quiz, from the first answer to the server's result. */
export function useAttempt(path: string, key: string, onResult: () => Promise<void>): Attempt {
  const [draft, setDraft] = useState<Draft>(() => readDraft(key));
  const [sending, setSending] = useState(false);
  const [result, setResult] = useState<QuizResult | null>(null);
  const [lostAt, setLostAt] = useState<Date>();
  const [refused, setRefused] = useState<Problem>();

  const keep = useCallback(
    (next: Draft) => {
      setDraft(next);
      keepDraft(key, next);
    },
    [key],
  );

  const send = useCallback(async () => {
    if (sending) return;
    const pressed = { ...draft, sent: true };
    keep(pressed);
    setSending(true);
    setLostAt(undefined);
    setRefused(undefined);
    try {
      const answer = await request<QuizResult>(`${path}/attempts`, {
        method: "POST",
        body: { client_id: pressed.clientId, answers: pressed.answers },
      });
      dropDraft(key);
      setResult(answer);
      await onResult();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 0 || error.status >= 500) {
        setLostAt(new Date());
      } else {
        keep({ ...pressed, sent: false });
        setRefused(error);
      }
    } finally {
      setSending(false);
    }
  }, [draft, sending, path, key, keep, onResult]);

  // Answers that were sent into a dropped line go up by themselves when it is back, also after a reload.
  const waits = draft.sent && result === null && !sending;
  // Before the page is painted: whoever can read "not saved yet" may already be online again.
  useLayoutEffect(() => {
    if (!waits) return;
    const retry = () => void send();
    if (lostAt === undefined && refused === undefined) retry();
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [waits, lostAt, refused, send]);

  return {
    draft,
    sending,
    result,
    lostAt,
    refused,
    answer: (question, answer) => keep({ ...draft, answers: { ...draft.answers, [question]: answer } }),
    go: (at) => keep({ ...draft, at }),
    send: () => void send(),
    again: () => {
      setResult(null);
      setRefused(undefined);
      keep(emptyDraft());
    },
  };
}
