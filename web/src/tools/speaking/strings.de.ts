import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("speaking", {
  spoken: "{{heard}} von {{total}} haben gesprochen",
  total_one: "{{count}} Person hat bisher gesprochen",
  total_other: "{{count}} Personen haben bisher gesprochen",
  last_one: "letzte {{count}} min",
  last_other: "letzte {{count}} min",
  quiet_one: "{{count}} Person hat noch nicht gesprochen",
  quiet_other: "{{count}} Personen haben noch nicht gesprochen",
  pick_quiet: "Jemand Stilles wählen",
  all_heard: "Alle kamen zu Wort",
  nobody: "Keine Lernenden sind da",
  dashed: "Gestrichelt: noch nicht gehört",
  settings: "Wer gesprochen hat: Einstellungen",
  only_staff: "Nur Lehrkräfte und Helfende sehen das. Es gibt keine Rangliste.",
  counting: "Zählen, wer gesprochen hat",
  counting_hint: "Aus: nichts wird notiert oder gezeigt",
  class_total: "Die Klasse darf die Summe sehen",
  class_total_hint: "Wie viele, nie wer",
  off: "Wer gesprochen hat, wird nicht gezählt",
  turn_on: "Zählen",
  spoke_one: "Hat einmal gesprochen",
  spoke_other: "Hat {{count}} Mal gesprochen",
  not_heard: "Noch nicht gehört",
});
