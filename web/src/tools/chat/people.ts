import { useClass, useMyself, usePeople, useShown } from "../../session/context";
import { isPupil, isStaff, type PersonNow } from "../../store/people";
import { one } from "../../store/room";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";

/** Why a private message to somebody cannot go now; null: it can. */
export type Barred = "off" | "waits" | null;

/** Whom one may write to alone: staff always; others by permission, and pupils only while staff are here. */
export function usePrivate() {
  const { info, me } = useClass();
  const people = usePeople();
  const may = useMay("talk_privately");
  const locked = useBarred("private");
  const myself = useMyself();
  const pupil = isPupil(myself?.role ?? info.role);
  const staffHere = people.some(({ staff, reconnecting }) => staff && !reconnecting);
  const others = people.filter(({ id, role }) => id !== me.person.id && role !== "observer");
  const offered = others.filter(({ staff }) => staff || (may && !locked));
  const barred = (role: PersonNow["role"] | undefined): Barred => {
    if (role === undefined || isStaff(role)) return null;
    if (!may || locked) return "off";
    return pupil && !staffHere ? "waits" : null;
  };
  return { offered: [...offered].sort((a, b) => Number(b.staff) - Number(a.staff)), barred };
}

export function useName(id: string | null): string | undefined {
  return useShown((room) => (id === null ? undefined : one(room, "member", id)?.view.name));
}
