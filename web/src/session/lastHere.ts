import { useEffect } from "react";
import { keep, kept } from "../store/kept";
import type { Turned } from "../tools/showing/looking";
import type { PanelName } from "./Panels";
import type { View } from "./shell";

/** Where one was in the class, kept by this tab: a reload comes back to the same place. */
export interface Here {
  panel: PanelName | null;
  view: View;
  /** null: one looks at what the room is shown. */
  turned: Turned | null;
}

const keyOf = (session: string) => `classroom:here:${session}`;

/** `otherwise`: of who was not here before. */
export const lastHere = (session: string, otherwise: Here): Here => ({
  ...otherwise,
  ...kept<Partial<Here>>(keyOf(session), {}, sessionStorage),
});

export function useKeepHere(session: string, { panel, view, turned }: Here): void {
  useEffect(() => {
    keep(keyOf(session), { panel, view, turned }, sessionStorage);
  }, [session, panel, view, turned]);
}

/** Who leaves by their own wish begins anew. */
export const forgetHere = (session: string): void => keep(keyOf(session), null, sessionStorage);
