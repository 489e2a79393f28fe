import { createContext, useContext, useMemo } from "react";
import { useClass } from "../../session/context";

/** Whom to write to: some groups by room, or everyone. */
export type Addressed = { rooms: readonly string[] | null; name: string };

/** What can be done with a group, by whichever button or key. */
export interface Actions {
  chosen: readonly string[];
  choose: (room: string, more: boolean) => void;
  listen: (room: string | null) => void;
  goIn: (room: string) => void;
  write: (to: Addressed) => void;
  rename: (room: string) => void;
  /** Null: nobody hears. */
  speak: (to: { rooms: readonly string[] | null } | null) => void;
}

export const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error("groups are acted on within their view only");
  return actions;
}

/** The commands behind the buttons; what is chosen and asked stays with the view. */
export function useCommands(onGone: () => void) {
  const { live } = useClass();
  return useMemo(
    () => ({
      listen: (room: string | null) => live.tell({ kind: "voice.listen", room }),
      goIn: (room: string) => {
        live.obey({ kind: "breakout.go", to: room }).then(onGone, () => {});
      },
      speak: (to: { rooms: readonly string[] | null } | null) => {
        if (to === null) live.tell({ kind: "voice.broadcast", on: false });
        else live.tell({ kind: "voice.broadcast", on: true, rooms: to.rooms === null ? null : [...to.rooms] });
      },
    }),
    [live, onGone],
  );
}
