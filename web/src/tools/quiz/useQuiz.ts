import { useShown } from "../../session/context";
import { all, type Thing } from "../../store/room";
import type { QuizView } from "../../wire/generated";

export type Quiz = Thing<QuizView>;

/** All of this class, the newest first. */
export const useQuizzes = (): readonly Quiz[] => [...useShown((room) => all(room, "quiz"))].reverse();

/** The one that a poll is a question of. */
export const useQuizOf = (poll: string | undefined): Quiz | undefined =>
  useQuizzes().find(({ view }) => poll !== undefined && view.asked.includes(poll));
