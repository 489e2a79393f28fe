import { createContext, useContext } from "react";
import type { Looked } from "../tools/showing/looking";
import type { PanelName } from "./Panels";

/** What fills the page's main part: the class, or for staff all groups at once. */
export type View = "stage" | "groups";
export type DialogName = "keys" | "language" | "incident" | "powers" | "words" | "leave";

/** How a part of the page opens another one. */
export interface Shell {
  panel: PanelName | null;
  view: View;
  toggle: (panel: PanelName) => void;
  open: (panel: PanelName | null) => void;
  show: (view: View) => void;
  /** What fills the stage (a board, slides); null: people. */
  looking: Looked | null;
  look: (at: Looked | null) => void;
  ask: (dialog: DialogName | null) => void;
}

export const ALONE: Shell = {
  panel: null,
  view: "stage",
  toggle() {},
  open() {},
  show() {},
  looking: null,
  look() {},
  ask() {},
};

/** A part that is drawn alone, as in a test, has nothing to open. */
export const ShellContext = createContext<Shell>(ALONE);
export const useShell = (): Shell => useContext(ShellContext);
