import { one, type Room } from "../../store/room";
import type { Role } from "../../wire/views";

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
const OF_STAFF = ["moderate", "admit", "move_people", "lead", "remove"] as const;

export type Power = (typeof OF_ALL)[number] | (typeof OF_STAFF)[number];
export type Edited = "assistant" | "guest";

/** What can be given to or taken from a role. */
export const GRANTABLE: Record<Edited, readonly Power[]> = { assistant: [...OF_STAFF, ...OF_ALL], guest: OF_ALL };

/** What these roles may do as long as nobody changed it. */
const DEFAULT: Record<Edited, readonly Power[]> = {
  assistant: GRANTABLE.assistant.filter((power) => power !== "remove"),
  guest: OF_ALL.filter((power) => power !== "share_screen"),
};
const ALWAYS = ["be_here", "publish"]; // not offered: without them nobody can be in a class

export function powersOf(room: Room, role: Edited): ReadonlySet<Power> {
  const changed = one(room, "powers", role)?.view.permissions;
  return new Set(changed === undefined ? DEFAULT[role] : GRANTABLE[role].filter((power) => changed.includes(power)));
}

export const permissions = (powers: ReadonlySet<Power>): string[] => [...ALWAYS, ...powers];

/** The roles that someone of this role may give to others: never one above their own. */
export const GIVES: Record<Role, readonly Role[]> = {
  teacher: ["teacher", "co_teacher", "assistant", "learner", "guest"],
  co_teacher: ["co_teacher", "assistant", "learner", "guest"],
  assistant: [],
  learner: [],
  guest: [],
  observer: [],
};
