import type { Presence, Role } from "../wire/views";
import { all, one, type Room } from "./room";

/** Someone who is in the class now, with what the tools know of them. */
export interface PersonNow {
  id: string;
  name: string;
  role: Role;
  staff: boolean;
  /** What a list says of where they are: in the room counts before remote. */
  presence: Presence;
  reconnecting: boolean;
  since_ms: number | null;
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  /** One of their devices hears the room and plays the remote people in it. */
  roomDevice: boolean;
  /** Place in the line of hands, from 1. */
  hand: number | null;
  raised_ms: number | null;
}

export const isStaff = (role: Role): boolean => role === "teacher" || role === "co_teacher" || role === "assistant";
export const isPupil = (role: Role): boolean => role === "learner" || role === "guest";

const known = new WeakMap<Room, readonly PersonNow[]>();

/** Who is in the class, in the order in which they first came. The same list for the same room. */
export function peopleIn(room: Room): readonly PersonNow[] {
  const before = known.get(room);
  if (before !== undefined) return before;
  const hands = [...all(room, "hand")].sort((a, b) => a.view.raised_ms - b.view.raised_ms || a.made - b.made);
  const sending = all(room, "sending");
  const people = all(room, "member").flatMap(({ id, view: member }) => {
    const devices = one(room, "devices", id)?.view;
    const waits = one(room, "waiting", id) !== undefined;
    if (devices === undefined || member.removed || waits) return [];
    if (member.place === null && member.role !== "observer") return [];
    const mine = sending.filter(({ view }) => view.person === id).map(({ view }) => view);
    const place = hands.findIndex((hand) => hand.id === id);
    return {
      id,
      name: member.name,
      role: member.role,
      staff: isStaff(member.role),
      presence: devices.kinds.includes("in_room") ? ("in_room" as const) : ("remote" as const),
      reconnecting: devices.reconnecting,
      since_ms: devices.since_ms,
      microphone: mine.some(({ microphone }) => microphone),
      camera: mine.some(({ camera }) => camera),
      screen: mine.some(({ screen }) => screen),
      roomDevice: mine.some(({ room_device }) => room_device),
      hand: place < 0 ? null : place + 1,
      raised_ms: hands[place]?.view.raised_ms ?? null,
    };
  });
  known.set(room, people);
  return people;
}

export const nameOf = (room: Room, id: string): string | undefined => one(room, "member", id)?.view.name;
