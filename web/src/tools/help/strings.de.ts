import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("help", {
  title: "Hilferufe",
  none: "Niemand ruft",
  none_more: "Wer um Hilfe ruft, steht hier, wer am längsten wartet zuerst.",
  go: "Hingehen",
  go_to: "Zu {{name}} gehen",
  open: "Hingehen",
  reply: "Antworten",
  reply_to: "{{name}} antworten",
  done: "Fertig",
  done_with: "Fertig, {{name}}",
  said: "„{{text}}“ {{name}}",
  no_message: "Ohne Nachricht, von {{name}}",
  you_help: "Du bist dort",
  helps: "{{name}} ist dort",
  in_main: "Im Klassenraum",
  in_prep: "Im Vorbereitungsraum",
  all_calls: "Alle {{count}} Hilferufe zeigen",
  fewer: "Weniger zeigen",
  new_call: "{{name}} ruft, {{count}} in der Reihe",
});
