import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("showing", {
  board: "Tafel",
  slides: "Folien",
  notes: "Notizen",
  poll: "Umfrage",
  questions: "Fragen",
  shown_by: "{{name}} zeigt das",
  shown_by_you: "Du zeigst das allen hier",
  only_you: "Nur für dich offen",
  show: "Allen hier zeigen",
  stop: "Nicht mehr zeigen",
  close: "Schließen",
  people: "Personen sehen",
  elsewhere_board: "{{name}} zeigt die Tafel",
  elsewhere_slides: "{{name}} zeigt Folien",
  elsewhere_notes: "{{name}} zeigt die Notizen",
  elsewhere_poll: "{{name}} zeigt eine Umfrage",
  elsewhere_questions: "{{name}} zeigt die Fragen",
  look: "Ansehen",
  someone: "Jemand",
  loading: "Wird geladen",
});
