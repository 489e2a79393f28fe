import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("preparing", {
  title: "Mach dich hier für die Stunde bereit",
  lead: "Mach, was fehlt, bevor du dazukommst. Dann gehst du von selbst in die Stunde.",
  lead_unknown: "Deine Lehrkraft lässt dich in die Stunde weitergehen.",
  done_of: "{{done}} von {{total}} erledigt",
  done: "Erledigt",
  missing: "Noch nicht erledigt",
  not_enough: "Versucht, noch nicht bestanden",
  new_tab: "Es öffnet sich in einem neuen Tab. Dein Platz hier bleibt.",
  do_it: "Jetzt machen",
  do_it_name: "Jetzt machen: {{title}}",
  others_one: "{{count}} weitere Person ist hier",
  others_other: "{{count}} weitere Personen sind hier",
  in_class: "Du bist jetzt in der Stunde",
  in_class_more: "Willkommen. Alle sehen, dass du da bist.",
  in_class_muted: "Willkommen. Dein Mikrofon ist aus; schalte es ein, wann du magst.",

  helps: "Du bist im Vorbereitungsraum",
  helps_more: "Wer sich vorbereitet, sieht und hört dich. Du hörst die Klasse so lange nicht.",
  back: "Zurück in den Klassenraum",
});
