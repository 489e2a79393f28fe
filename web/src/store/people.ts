import type { Presence, Role, Sign } from "../wire/views";
import { all, one, type Room } from "./room";

/** Someone who is in the class now, with what the tools know of them. */
export interface PersonNow {
  id: string;
  name: string;
  role: Role;
  staff: boolean;
  /** Which room of the class they are in; null: in none, as an observer is. */
  place: string | null;
  presenter: boolean;
  /** They said that they are not at the device just now. */
  away: boolean;
  sign: Sign | null;
  /** Staff gave them the main place of their room. */
  spotlit: boolean;
  /** What a list says of where they are: in the room counts before remote. */
  presence: Presence;
  reconnecting: boolean;
  since_ms: number | null;
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  /** One of their devices hears the room and plays the remote people in it. */
  roomDevice: boolean;
  /** Place in the line of hands of their room, from 1. */
  hand: number | null;
  raised_ms: number | null;
}

export const isStaff = (role: Role): boolean => role === "teacher" || role === "co_teacher" || role === "assistant";
export const isPupil = (role: Role): boolean => role === "learner" || role === "guest";

/** The class itself, beside the groups. */
export const MAIN = "main";
/** Where learners are whose work before the class is missing. */
export const PREP = "prep";

const known = new WeakMap<Room, readonly PersonNow[]>();

/** Who is in the class, in the order in which they first came. The same list for the same room. */
export function peopleIn(room: Room): readonly PersonNow[] {
  const before = known.get(room);
  if (before !== undefined) return before;
  const hands = grouped(
    [...all(room, "hand")].sort((a, b) => a.view.raised_ms - b.view.raised_ms || a.made - b.made),
    (hand) => hand.room,
  );
  const sending = grouped(all(room, "sending"), ({ view }) => view.person);
  const lit = new Map(all(room, "spotlight").map((one) => [one.room, one.view.person]));
  const people = all(room, "member").flatMap(({ id, view: member }) => {
    const devices = one(room, "devices", id)?.view;
    const waits = one(room, "waiting", id) !== undefined;
    if (devices === undefined || member.removed || waits) return [];
    if (member.place === null && member.role !== "observer") return [];
    const mine = (sending.get(id) ?? []).map(({ view }) => view);
    const raised = one(room, "hand", id);
    const ahead = raised && (hands.get(raised.room) ?? []).findIndex((hand) => hand.id === id);
    return {
      id,
      name: member.name,
      role: member.role,
      staff: isStaff(member.role),
      place: member.place,
      presenter: member.presenter,
      away: one(room, "away", id) !== undefined,
      sign: one(room, "signal", id)?.view.sign ?? null,
      spotlit: member.place !== null && lit.get(member.place) === id,
      presence: devices.kinds.includes("in_room") ? ("in_room" as const) : ("remote" as const),
      reconnecting: devices.reconnecting,
      since_ms: devices.since_ms,
      microphone: mine.some(({ microphone }) => microphone),
      camera: mine.some(({ camera }) => camera),
      screen: mine.some(({ screen }) => screen),
      roomDevice: mine.some(({ room_device }) => room_device),
      hand: ahead === undefined ? null : ahead + 1,
      raised_ms: raised?.view.raised_ms ?? null,
    };
  });
  known.set(room, people);
  return people;
}

function grouped<T, K>(list: readonly T[], by: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(by(one));
    if (group === undefined) groups.set(by(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** The room that a person hears and sees: the one listened in to, else their own. Observers look at the class itself. */
export function attendedBy(room: Room, id: string): string | null {
  const member = one(room, "member", id)?.view;
  const listened = one(room, "listening", id)?.room;
  return listened ?? member?.place ?? (member?.role === "observer" ? MAIN : null);
}

const near = new WeakMap<Room, Map<string, readonly PersonNow[]>>();

/** Who this person is with: the people of the room that they attend. The same list for the same room. */
export function peopleWith(room: Room, id: string): readonly PersonNow[] {
  const byPerson = near.get(room) ?? new Map<string, readonly PersonNow[]>();
  near.set(room, byPerson);
  const before = byPerson.get(id);
  if (before !== undefined) return before;
  const place = attendedBy(room, id);
  const people = peopleIn(room).filter((person) => person.place === place && place !== null);
  byPerson.set(id, people);
  return people;
}

export const nameOf = (room: Room, id: string): string | undefined => one(room, "member", id)?.view.name;
