import { translated } from "../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("left", {
  title: "Was von dieser Stunde bleibt",
  loading: "Tafeln und Notizen werden geladen",
  nothing: "Es wurde nichts gezeichnet oder geschrieben",
  nothing_more: "Hier stehen die Tafeln und Notizen dieser Stunde, wie sie am Ende waren.",
  boards: "Tafeln",
  notes: "Notizen",
  of_group: "von {{group}}",
  of_class: "Notizen der Klasse",
  save_as: "{{title}} als {{as}} sichern",
  not_saved: "Die Datei ließ sich nicht erstellen. Versuche es noch einmal.",
  not_read: "Das ließ sich nicht lesen. Lade die Seite neu.",
  print: "Drucken oder als PDF sichern",
  done: "Erledigt",
});
