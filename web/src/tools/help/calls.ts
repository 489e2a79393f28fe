import type { Thing } from "../../store/room";
import type { SetView, Views } from "../../wire/views";

export interface Call {
  id: string;
  /** Of the group, or of the person who calls from no group. */
  name: string;
  /** Who pressed the button. */
  by: string;
  text: string;
  since_ms: number;
  claimed_by: string | null;
  group: boolean;
  /** Where it comes from. */
  room: string | null;
}

/** The longest waiting first; who is being helped comes after. */
export function callsOf(
  calls: readonly Thing<Views["call"]>[],
  set: SetView | undefined,
  nameOf: (person: string) => string | undefined,
): Call[] {
  return calls
    .map(({ id, room, view }) => {
      const group = set?.names[set.rooms.indexOf(id)];
      const by = nameOf(view.by) ?? view.by;
      return { ...view, id, room, by, name: view.group ? (group ?? id) : by };
    })
    .sort((a, b) => Number(a.claimed_by !== null) - Number(b.claimed_by !== null) || a.since_ms - b.since_ms);
}
