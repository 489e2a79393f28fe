import { useMemo } from "react";
import { type Resource, useResource } from "../api/useResource";
import type { BoardView, NotesView } from "../wire/generated";

interface Thing<View> {
  id: string;
  view: View;
}

export interface Left {
  boards: Thing<BoardView>[];
  notes: Thing<NotesView>[];
}

interface State {
  seq: number;
  items: [kind: string, id: string, made: number, room: string | null, view: unknown][];
}

export const classOf = (session: string): string => `/api/v1/sessions/${encodeURIComponent(session)}`;

/** What lies in a class as it is now, after its end, as far as this person may see it: the server says which that is. */
export function useLeft(session: string): { state: Resource<State>; left: Left | undefined } {
  const state = useResource<State>(`${classOf(session)}/state`);
  const items = state.value?.items;
  const left = useMemo(() => {
    if (items === undefined) return undefined;
    const all = <View>(wanted: string) =>
      items.flatMap(([kind, id, , , view]) => (kind === wanted ? [{ id, view: view as View }] : []));
    return {
      // those of all first, then each one's own
      boards: all<BoardView>("board").sort((a, b) => Number(a.view.of !== null) - Number(b.view.of !== null)),
      notes: all<NotesView>("notes").filter(({ view }) => view.version > 0),
    };
  }, [items]);
  return { state, left };
}
