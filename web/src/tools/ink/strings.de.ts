import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("ink", {
  draw: "Zeichnen",
  drawn_one: "Hier ist {{count}} Strich, von {{names}}",
  drawn_other: "Hier sind {{count}} Striche, von {{names}}",
  paper: "Blatt. Die Pfeiltasten bewegen den Stift, mit Umschalt weiter; die Leertaste setzt ihn auf und hebt ihn ab",
  at: "{{right}} % von links, {{down}} % von oben",
  pen_down: "Der Stift ist aufgesetzt, {{at}}",
  pen_up: "Der Strich endet, {{at}}",
  erased: "Ausradiert, {{at}}",
  nothing: "Nichts zum Radieren, {{at}}",
  clear_screen: "Zeichnungen auf dem Bildschirm löschen",
  stop: "Nicht mehr zeichnen",
});
