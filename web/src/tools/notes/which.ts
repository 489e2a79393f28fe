import { useMemo } from "react";
import { useClass, useShown } from "../../session/context";
import { groupName, openSet } from "../../session/places";
import { attendedBy, isStaff } from "../../store/people";
import { all, type Thing } from "../../store/room";
import type { NotesView } from "../../wire/generated";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";

export interface OneOfNotes {
  id: string;
  /** Whose they are; "": of the room that one is in. */
  group: string;
}

/** The notes that one can open, those of the room that one attends first. */
export function useNotesHere(): { own: string | null; list: readonly OneOfNotes[] } {
  const { me, info } = useClass();
  const room = useShown((shown) => attendedBy(shown, me.person.id));
  const set = useShown(openSet)?.view;
  const notes = useShown((shown) => all(shown, "notes"));
  return useMemo(() => {
    const mine = (one: Thing<NotesView>) => one.room === room && one.view.group === "";
    const own = notes.find(mine);
    const others = notes.filter(
      (one) => one !== own && one.view.version > 0 && (one.room === room || isStaff(info.role)),
    );
    const named = others.map(({ id, room: at, view }) => ({ id, group: view.group || groupName(set, at) || "" }));
    return { own: own?.id ?? null, list: [...(own ? [{ id: own.id, group: "" }] : []), ...named] };
  }, [notes, room, set, info.role]);
}

export type Writing = "may" | "locked" | "only_some" | "never";

/** Whether one may write in these, and if not, why. */
export function useWriting(view: NotesView | undefined): Writing {
  const { me } = useClass();
  const may = useMay("write_notes");
  const leads = useMay("lead");
  const locked = useBarred("notes");
  if (!may) return "never";
  if (locked) return "locked";
  if (view === undefined || leads || view.mode === "everyone") return "may";
  return view.mode === "some" && view.some.includes(me.person.id) ? "may" : "only_some";
}
