import { createContext, useContext } from "react";
import type { PanelName } from "./Panels";

/** What fills the page's main part: the class, or for staff all groups at once. */
export type View = "stage" | "groups";
export type DialogName = "keys" | "incident" | "powers" | "leave";

/** How a part of the page opens another one. */
export interface Shell {
  panel: PanelName | null;
  view: View;
  toggle: (panel: PanelName) => void;
  open: (panel: PanelName | null) => void;
  show: (view: View) => void;
  ask: (dialog: DialogName | null) => void;
}

const ALONE: Shell = { panel: null, view: "stage", toggle() {}, open() {}, show() {}, ask() {} };

/** A part that is drawn alone, as in a test, has nothing to open. */
export const ShellContext = createContext<Shell>(ALONE);
export const useShell = (): Shell => useContext(ShellContext);
