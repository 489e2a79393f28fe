import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useClass, useShown } from "../../session/context";
import { isStaff } from "../../store/people";
import { all, type Thing } from "../../store/room";
import type { QuestionView } from "../../wire/generated";

type Questions = readonly Thing<QuestionView>[];

const EVERY_MS = 10_000; // many ask at once; who listens to the page also listens to the class

/** Up to which question this page has shown them; -1: not yet looked, so what was there before counts as seen. */
const seen = createStore<{ made: number; session: string }>(() => ({ made: -1, session: "" }));
const newest = (questions: Questions): number => questions.at(-1)?.made ?? 0;

const newer = (questions: Questions, made: number, me: string): number =>
  questions.filter((question) => question.made > made && question.view.author !== me).length;

/** For staff: how many have come since they looked. */
export function useUnseenQuestions(): number {
  const { info, me } = useClass();
  const questions = useShown((room) => all(room, "question"));
  const known = useShown((room) => room.seq >= 0);
  const { made, session } = useStore(seen);
  const last = newest(questions);
  useEffect(() => {
    if (known && session !== info.id) seen.setState({ made: last, session: info.id });
  }, [known, session, info.id, last]);
  return session === info.id && isStaff(info.role) ? newer(questions, made, me.person.id) : 0;
}

/** While the panel is open, everything in it is seen. */
export function useReading(questions: Questions): void {
  const { info } = useClass();
  const last = newest(questions);
  useEffect(() => seen.setState({ made: last, session: info.id }), [last, info.id]);
}

/** Tells staff how many questions are new, at most every ten seconds. */
export function useQuestionNews(say: (count: number) => void): void {
  const { info, me } = useClass();
  const questions = useShown((room) => all(room, "question"));
  const known = useShown((room) => room.seq >= 0);
  const now = useRef({ questions, say, from: -1, last_ms: -EVERY_MS, timer: 0 });
  now.current.questions = questions;
  now.current.say = say;
  const staff = isStaff(info.role);
  const last = newest(questions);
  useEffect(() => {
    const held = now.current;
    if (!known) return;
    if (held.from < 0 || !staff) {
      held.from = last;
      return;
    }
    if (last <= held.from || held.timer !== 0) return;
    held.timer = window.setTimeout(
      () => {
        held.timer = 0;
        const count = newer(held.questions, held.from, me.person.id);
        held.from = newest(held.questions);
        if (count === 0) return;
        held.last_ms = performance.now();
        held.say(count);
      },
      Math.max(0, held.last_ms + EVERY_MS - performance.now()),
    );
  }, [known, staff, last, me.person.id]);
  useEffect(() => () => clearTimeout(now.current.timer), []);
}
