import { useCallback, useMemo, useState } from "react";
import { useClass, useMyself, useShown } from "../../session/context";
import { openSet, placeOf } from "../../session/places";
import { useChange } from "../../session/useChange";
import { attendedBy, nameOf } from "../../store/people";
import { all, one } from "../../store/room";
import type { ShowingView, Surface } from "../../wire/generated";
import { useMay } from "../presence/powers";

/** A thing that fills the stage. `what`: which one; null: the room's own. */
export interface Looked {
  surface: Surface;
  what: string | null;
}

export interface Looking {
  /** What fills the stage; null: people. */
  now: Looked | null;
  /** To this thing, or to people; whatever the room is shown meanwhile. */
  look: (at: Looked | null) => void;
}

export const same = (a: Looked | null, b: Looked | null): boolean => a?.surface === b?.surface && a?.what === b?.what;

/** What the room that one attends is shown. */
export function useShowing(): ShowingView | undefined {
  const { me } = useClass();
  return useShown((room) => one(room, "showing", attendedBy(room, me.person.id) ?? ""))?.view;
}

/** What one turned to oneself, away from what the room was shown then (as in `keyOf`). */
export interface Turned {
  to: Looked | null;
  from: string | null;
}

const keyOf = (shown: ShowingView | undefined) => (shown ? `${shown.surface} ${shown.what}` : null);

/**
 * One looks at what the room is shown until one turns away, and again when it is shown something else. `before`: what
 * one had turned to as the page was loaded anew.
 */
export function useLookingState(before: Turned | null = null): Looking & { turned: Turned | null } {
  const shown = useShowing();
  const key = keyOf(shown);
  const [turned, turn] = useState(() => (before?.from === key ? before : null));
  useChange(key, () => turn(null));
  const now = useMemo(
    () => (turned !== null ? turned.to : shown ? { surface: shown.surface, what: shown.what } : null),
    [turned, shown],
  );
  const look = useCallback((to: Looked | null) => turn({ to, from: key }), [key]);
  return useMemo(() => ({ now, look, turned }), [now, look, turned]);
}

/** Staff and presenters choose for the room that they are in, everybody for the own group. */
export function useMayShow(): boolean {
  const { me } = useClass();
  const leads = useMay("lead");
  const presents = useMyself()?.presenter ?? false;
  const inGroup = useShown((room) => {
    const place = placeOf(room, me.person.id);
    return place !== null && (openSet(room)?.view.rooms.includes(place) ?? false);
  });
  return leads || presents || inGroup;
}

/** The name of who shows it, as people read it. */
export function useShower(shown: ShowingView | undefined): string | undefined {
  return useShown((room) => (shown === undefined ? undefined : nameOf(room, shown.by)));
}

const MADE_FIRST = { board: "board", slides: "deck" } as const;

/** Whether there is nothing of it that could be shown: it must be made first. */
export function useNothingYet({ surface, what }: Looked): boolean {
  const kind = surface === "board" || surface === "slides" ? MADE_FIRST[surface] : null;
  return useShown((room) => what === null && kind !== null && all(room, kind).length === 0);
}
