import { useMemo } from "react";
import { useClass, useShown } from "../../session/context";
import { all, type Room, type Thing } from "../../store/room";
import type { TaskView } from "../../wire/generated";
import type { Board } from "../board/boards";
import { useMay } from "../presence/powers";

export type Task = Thing<TaskView>;
export type OwnBoard = Board & { view: { own: NonNullable<Board["view"]["own"]> } };

const isOwn = (board: Board): board is OwnBoard => board.view.own !== null;

/** What everyone has a board for, where `what` names it, or a board of it that is shown; none named: the one that is open. */
export function useTask(what: string | null): Task | undefined {
  const leads = useMay("lead");
  return useShown((room) => taskOf(room, what, leads));
}

/** For staff a board that is shown is one of the wall; everybody else looks at it alone. */
export function taskOf(room: Room, what: string | null, leads: boolean): Task | undefined {
  const tasks = all(room, "board_task");
  if (what === null) return tasks.find(({ view }) => !view.collected);
  const task = tasks.find(({ id }) => id === what);
  if (task !== undefined || !leads) return task;
  const shown = all(room, "board").find(({ view }) => view.own?.shown?.what === what);
  return tasks.find(({ id }) => id === shown?.view.own?.task);
}

/** The newest one, collected or not. */
export const useLastTask = (): Task | undefined => useShown((room) => all(room, "board_task").at(-1));

/** Those that this page may see: for staff all, for a pupil their own. */
export function useOwnBoards(task: string): readonly OwnBoard[] {
  const boards = useShown((room) => all(room, "board"));
  return useMemo(() => boards.filter(isOwn).filter(({ view }) => view.own.task === task), [boards, task]);
}

export function useMyBoard(task: string | undefined): OwnBoard | undefined {
  const { me } = useClass();
  return useOwnBoards(task ?? "").find(({ view }) => view.of === me.person.id);
}

export type Standing = "on_stage" | "look" | "handed_in" | "empty" | "drawing";

/** What a tile says of its board. */
export function standingOf({ shown, asks, handed_in, collected }: OwnBoard["view"]["own"], count: number): Standing {
  if (shown !== null) return "on_stage";
  if (asks) return "look";
  if (handed_in) return "handed_in";
  return count === 0 || collected ? (count === 0 ? "empty" : "handed_in") : "drawing";
}
