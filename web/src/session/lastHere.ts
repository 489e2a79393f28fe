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

const keyOf = (mine: string) => `classroom:here:${mine}`;

/** `otherwise`: of who was not here before. */
export const lastHere = (mine: string, otherwise: Here): Here => ({
  ...otherwise,
  ...kept<Partial<Here>>(keyOf(mine), {}, sessionStorage),
});

export function useKeepHere(mine: string, { panel, view, turned }: Here): void {
  useEffect(() => {
    keep(keyOf(mine), { panel, view, turned }, sessionStorage);
  }, [mine, panel, view, turned]);
}

/** Who leaves by their own wish begins anew. */
export const forgetHere = (mine: string): void => keep(keyOf(mine), null, sessionStorage);
