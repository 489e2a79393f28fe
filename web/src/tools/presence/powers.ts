import { useClass, useShown } from "../../session/context";
import { one, type Room } from "../../store/room";
import type { EditedRole, Permission, Role } from "../../wire/views";

const OF_ALL = [
  "talk",
  "talk_privately",
  "raise_hand",
  "react",
  "send_sound",
  "send_picture",
  "share_screen",
  "write_notes",
  "draw",
  "call_for_help",
  "choose_room",
] as const;
const OF_PUPILS = ["answer"] as const; // staff do not count in their own polls
const OF_STAFF = ["moderate", "admit", "move_people", "lead", "remove"] as const;

export type Power = (typeof OF_ALL | typeof OF_PUPILS | typeof OF_STAFF)[number];

/** What can be given to or taken from a role. */
export const GRANTABLE: Record<EditedRole, readonly Power[]> = {
  assistant: [...OF_STAFF, ...OF_ALL],
  guest: [...OF_ALL, ...OF_PUPILS],
};

/** What these roles may do as long as nobody changed it. */
const DEFAULT: Record<EditedRole, readonly Power[]> = {
  assistant: GRANTABLE.assistant.filter((power) => power !== "remove"),
  guest: GRANTABLE.guest.filter((power) => power !== "share_screen" && power !== "talk_privately"),
};
const ALWAYS: readonly Permission[] = ["be_here", "publish"]; // not offered: without them nobody can be in a class
const OF_LEARNERS: readonly Permission[] = [...ALWAYS, ...GRANTABLE.guest];

export function powersOf(room: Room, role: EditedRole): ReadonlySet<Power> {
  const changed = one(room, "powers", role)?.view.permissions;
  return new Set(changed === undefined ? DEFAULT[role] : GRANTABLE[role].filter((power) => changed.includes(power)));
}

export const permissions = (powers: ReadonlySet<Power>): Permission[] => [...ALWAYS, ...powers];

/** The roles that someone of this role may give to others: never one above their own. */
export const GIVES: Record<Role, readonly Role[]> = {
  teacher: ["teacher", "co_teacher", "assistant", "learner", "guest"],
  co_teacher: ["co_teacher", "assistant", "learner", "guest"],
  assistant: [],
  learner: [],
  guest: [],
  observer: [],
};

/** Whether someone of this role may give another one to a person of that. */
export const mayGive = (mine: Role, theirs: Role): boolean =>
  GIVES[mine].length > 0 && (theirs === "observer" || GIVES[mine].includes(theirs));

/**
 * What the role lets somebody do. Locks are not counted in: what is locked for a while stays in its place and says so,
 * what one may not do at all is not offered. The server decides; this keeps it from being asked for nothing.
 */
export function may(room: Room, person: string, role: Role, permission: Permission): boolean {
  if (permission === "share_screen" && one(room, "member", person)?.view.presenter) return true;
  if (role === "teacher" || role === "co_teacher") return permission !== "answer";
  if (role === "observer") return permission === "be_here";
  if (role === "learner") return OF_LEARNERS.includes(permission);
  return permissions(powersOf(room, role)).includes(permission);
}

/** The same for oneself, as it stands now. */
export function useMay(permission: Permission): boolean {
  const { info, me } = useClass();
  return useShown((room) => may(room, me.person.id, info.role, permission));
}
