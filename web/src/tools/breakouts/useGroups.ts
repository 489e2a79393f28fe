import { useMemo, useRef } from "react";
import { useClass, useLive, usePeople, useShown } from "../../session/context";
import { useServerNow } from "../../session/useServerNow";
import type { PersonNow } from "../../store/people";
import { all } from "../../store/room";
import type { SetView } from "../../wire/views";
import { heardBy } from "./heard";
import { audibleKey, kept, type Table, tablesOf } from "./tables";

const LOOK_MS = 2_000; // how soon a table is called quiet

/** The tables of the open set, in number order, and the pupils who sit at none of them. */
export function useGroups(set: SetView): { tables: readonly Table[]; loose: readonly PersonNow[] } {
  const { live } = useClass();
  const people = usePeople();
  const calls = useShown((room) => all(room, "call"));
  const listening = useShown((room) => all(room, "listening"));
  const messages = useShown((room) => all(room, "message"));
  const audible = useLive(({ levels }) => audibleKey(levels));
  const now_ms = useServerNow(LOOK_MS);
  const before = useRef<readonly Table[]>([]);
  const tables = useMemo(() => {
    const heard = heardBy(live);
    const fresh = tablesOf({
      set,
      people,
      calls: new Map(calls.map(({ id, view }) => [id, view])),
      listening,
      messages: messages.map(({ room, view }) => ({ room, at_ms: view.at_ms })),
      audible: new Set(audible.split(" ")),
      heard: (room) => heard.in(room),
      watching_ms: heard.since_ms,
      now_ms,
    });
    before.current = kept(before.current, fresh);
    return before.current;
  }, [live, set, people, calls, listening, messages, audible, now_ms]);
  const loose = useMemo(
    () =>
      people.filter(
        ({ staff, role, place }) => !staff && role !== "observer" && place !== null && !set.rooms.includes(place),
      ),
    [people, set],
  );
  return { tables, loose };
}
