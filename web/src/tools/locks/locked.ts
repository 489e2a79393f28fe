import { useClass, useShown } from "../../session/context";
import { isPupil } from "../../store/people";
import { one, type Room } from "../../store/room";
import type { Lock, Permission, Role } from "../../wire/views";

export const LOCKS: readonly Lock[] = ["microphone", "camera", "screen", "chat", "private", "notes", "board", "names"];

/** What each takes; the names are hidden by the pages. */
export const NEEDS: Record<Exclude<Lock, "names">, Permission> = {
  microphone: "send_sound",
  camera: "send_picture",
  screen: "share_screen",
  chat: "talk",
  notes: "write_notes",
  board: "draw",
  private: "talk_privately",
};

const AT_FIRST: readonly Lock[] = ["private"];

/** What is locked for pupils now; private chat is until staff open it. */
export const lockedIn = (room: Room): readonly Lock[] => one(room, "locks", "locks")?.view.locked ?? AT_FIRST;

/** Whether a lock holds for this person: a presenter shares all the same, and who was asked to speak may. */
export function holds(room: Room, lock: Lock, person: string, role: Role): boolean {
  if (!isPupil(role) || !lockedIn(room).includes(lock)) return false;
  if (lock === "screen") return one(room, "member", person)?.view.presenter !== true;
  if (lock === "microphone") return one(room, "request", person) === undefined;
  return true;
}

/** The same for oneself. */
export function useBarred(lock: Lock): boolean {
  const { info, me } = useClass();
  return useShown((room) => holds(room, lock, me.person.id, info.role));
}
