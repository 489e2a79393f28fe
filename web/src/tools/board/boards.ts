import { useMemo } from "react";
import { useClass, useShown } from "../../session/context";
import { openSet, placeOf } from "../../session/places";
import { attendedBy } from "../../store/people";
import { all, type Thing } from "../../store/room";
import type { BoardView } from "../../wire/views";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";

export type Board = Thing<BoardView>;

/** Those of the room that one attends, in the order of making; nobody's own among them. */
export function useBoards(): readonly Board[] {
  const { me } = useClass();
  const boards = useShown((room) => all(room, "board"));
  const here = useShown((room) => attendedBy(room, me.person.id));
  return useMemo(() => boards.filter(({ room, view }) => room === here && view.of === null), [boards, here]);
}

/** What one looks at: the one that is named, else the newest of the room. */
export function useBoard(what: string | null): Board | undefined {
  const named = useShown((room) => all(room, "board")).find(({ id }) => id === what);
  const newest = useBoards().at(-1);
  return named ?? newest;
}

/** As the server would decide; it has the last word. */
export function useMayDraw(board: BoardView): boolean {
  const { me } = useClass();
  const draws = useMay("draw");
  const leads = useMay("lead");
  const barred = useBarred("board");
  if (!draws || barred) return false;
  if (leads) return true;
  if (board.own?.handed_in || board.own?.collected) return false;
  if (board.of !== null && board.of !== me.person.id) return false;
  return board.mode === "everyone" || (board.mode === "some" && board.drawers.includes(me.person.id));
}

/** Staff for every room, everybody for their own group. */
export function useMayMake(): boolean {
  const { me } = useClass();
  const leads = useMay("lead");
  const draws = useMay("draw");
  const grouped = useShown((room) => {
    const place = placeOf(room, me.person.id);
    return place !== null && (openSet(room)?.view.rooms.includes(place) ?? false);
  });
  return draws && (leads || grouped);
}

/** Who may rename, clear and delete it: staff, and who made it. */
export function useMayRun(board: BoardView): boolean {
  const { me } = useClass();
  const leads = useMay("lead");
  const draws = useMay("draw");
  return leads || (draws && board.by === me.person.id);
}
