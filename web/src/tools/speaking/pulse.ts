import { isPupil, type PersonNow, peopleIn } from "../../store/people";
import { one, type Room } from "../../store/room";

/** How often somebody was heard, in three steps; 0: not yet. Nobody is ranked by it. */
export type Step = 0 | 1 | 2 | 3;

export const stepOf = (turns: number): Step => (turns === 0 ? 0 : turns === 1 ? 1 : turns <= 3 ? 2 : 3);

export const turnsOf = (room: Room, person: string): number => one(room, "spoken", person)?.view.turns ?? 0;

export const isCounted = (room: Room): boolean => one(room, "pulse", "pulse")?.view.mode !== "off";

export interface Seat {
  id: string;
  step: Step;
  hand: boolean;
}

/** The pupils who are here, in the order of their seats, each with how often they were heard. */
export const seatsIn = (room: Room): Seat[] =>
  peopleIn(room)
    .filter(({ role }) => isPupil(role))
    .map(({ id, hand }: PersonNow) => ({ id, step: stepOf(turnsOf(room, id)), hand: hand !== null }));
