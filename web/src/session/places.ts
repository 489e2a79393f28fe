import { all, one, type Room, type Thing } from "../store/room";
import type { SetView } from "../wire/views";
import { useClass, useShown } from "./context";

/** The groups that are open now. */
export const openSet = (room: Room): Thing<SetView> | undefined =>
  all(room, "breakout_set").find(({ view }) => view.open);

/** The name of a group that is open; undefined for the class itself. */
export function groupName(set: SetView | undefined, place: string | null | undefined): string | undefined {
  if (set === undefined || place == null) return undefined;
  const at = set.rooms.indexOf(place);
  return at < 0 ? undefined : set.names[at];
}

/** The room of the class that somebody is in: the class itself, the preparation, a group. */
export const placeOf = (room: Room, person: string): string | null => one(room, "member", person)?.view.place ?? null;

/** The group that this person is in, while groups are open. */
export function useOwnGroup(): string | undefined {
  const { me } = useClass();
  return useShown((room) => groupName(openSet(room)?.view, placeOf(room, me.person.id)));
}
