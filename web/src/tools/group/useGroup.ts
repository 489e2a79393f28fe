import { useEffect } from "react";
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
  /** The group one was in before, while it is open. */
  before: string | null;
}

const keyOf = (session: string) => `classroom:group:${session}`;

/** How one stands to the open groups; null while none are open. */
export function useGroup(): Group | null {
  const { info, me } = useClass();
  const open = useShown(openSet);
  const place = useShown((room) => placeOf(room, me.person.id));
  const attended = useShown((room) => attendedBy(room, me.person.id));
  const set = open?.view;
  const room = set !== undefined && place !== null && set.rooms.includes(place) ? place : null;
  useEffect(() => {
    if (room !== null) sessionStorage.setItem(keyOf(info.id), room); // the way back holds over a reload
  }, [room, info.id]);
  if (open === undefined || set === undefined || place === PREP) return null;
  const kept = sessionStorage.getItem(keyOf(info.id));
  return {
    set,
    setId: open.id,
    room,
    name: groupName(set, room),
    listened: attended !== null && attended !== place && set.rooms.includes(attended) ? attended : null,
    before: kept !== null && kept !== room && set.rooms.includes(kept) ? kept : null,
  };
}
