import { useClass, useShown } from "../../session/context";
import { groupName, openSet, placeOf } from "../../session/places";
import { attendedBy, PREP } from "../../store/people";
import type { SetView } from "../../wire/views";

export interface Group {
  set: SetView;
  setId: string;
  /** The open group that this person is in; null: in the class itself. */
  room: string | null;
  name: string | undefined;
  /** The group that staff listen in to. */
  listened: string | null;
  /** The open group that one has a seat in, while one is elsewhere: the server says so, on every device. */
  before: string | null;
}

/** How one stands to the open groups; null while none are open. */
export function useGroup(): Group | null {
  const { me } = useClass();
  const open = useShown(openSet);
  const place = useShown((room) => placeOf(room, me.person.id));
  const attended = useShown((room) => attendedBy(room, me.person.id));
  const set = open?.view;
  const room = set !== undefined && place !== null && set.rooms.includes(place) ? place : null;
  if (open === undefined || set === undefined || place === PREP) return null;
  return {
    set,
    setId: open.id,
    room,
    name: groupName(set, room),
    listened: attended !== null && attended !== place && set.rooms.includes(attended) ? attended : null,
    before: set.mine === room ? null : set.mine,
  };
}
