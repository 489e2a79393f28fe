import type { MessageView } from "../wire/views";
import { attendedBy, peopleIn } from "./people";
import { all, one, type Room } from "./room";

/** Who of the staff is heard here without being here, and whether by all groups. */
export interface Speaks {
  person: string;
  all: boolean;
}

const known = new WeakMap<Room, Map<string, readonly Speaks[]>>();

/** Those who speak into the room that this person attends, from another one. The same list for the same room. */
export function speakersTo(room: Room, me: string): readonly Speaks[] {
  const byPerson = known.get(room) ?? new Map<string, readonly Speaks[]>();
  known.set(room, byPerson);
  const before = byPerson.get(me);
  if (before !== undefined) return before;
  const place = attendedBy(room, me);
  const speakers = all(room, "broadcast")
    .filter(({ id, view }) => {
      const here = one(room, "member", id)?.view.place === place;
      return id !== me && place !== null && !here && (view.rooms?.includes(place) ?? true);
    })
    .map(({ id, view }) => ({ person: id, all: view.rooms === null }));
  byPerson.set(me, speakers);
  return speakers;
}

/** Of those, who has the microphone open: beside them one's own room is played lower. Ids, as one string. */
export const speakingTo = (room: Room, me: string): string =>
  speakersTo(room, me)
    .map(({ person }) => person)
    .filter((id) => peopleIn(room).some((person) => person.id === id && person.microphone))
    .join(" ");

/** The newest line to everyone that came after `made`. */
export const announcedAfter = (room: Room, made: number): { id: string; made: number; view: MessageView } | undefined =>
  all(room, "message").findLast((message) => message.view.to === "everyone" && message.made > made);
