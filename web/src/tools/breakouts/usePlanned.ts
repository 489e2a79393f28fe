import { useMemo } from "react";
import { usePeople, useShown } from "../../session/context";
import { all } from "../../store/room";
import type { Planned } from "./plan";

/** Everyone who can have a seat: the pupils who are here, and those of the course who are not yet. */
export function usePlanned(): { pupils: readonly Planned[]; ready: number; total: number } {
  const here = usePeople();
  const members = useShown((room) => all(room, "member"));
  const readiness = useShown((room) => all(room, "readiness"));
  return useMemo(() => {
    const states = new Map(readiness.map(({ id, view }) => [id, view.state]));
    const present = new Set(here.map(({ id }) => id));
    const names = new Map(readiness.map(({ id, view }) => [id, view.name]));
    for (const { id, view } of members) {
      const pupil = view.role === "learner" || view.role === "guest";
      if (pupil && !view.removed) names.set(id, view.name);
      else names.delete(id);
    }
    const pupils = [...names].map(([id, name]): Planned => {
      const state = states.get(id);
      const ready = state === "partly" ? "half" : state === "not_ready" ? "open" : null;
      return { id, name, here: present.has(id), ready };
    });
    pupils.sort((a, b) => a.name.localeCompare(b.name));
    const ready = readiness.filter(({ view }) => view.state === "ready").length;
    return { pupils, ready, total: readiness.length };
  }, [here, members, readiness]);
}
