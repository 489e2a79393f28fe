import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("attention", {
  title: "Der Lehrkraft sagen",
  yes: "Ja",
  no: "Nein",
  too_fast: "Zu schnell",
  too_slow: "Zu langsam",
  shown: "wird gezeigt",
  say_too_fast_one: "{{count}} sagt: zu schnell",
  say_too_fast_other: "{{count}} sagen: zu schnell",
  say_too_slow_one: "{{count}} sagt: zu langsam",
  say_too_slow_other: "{{count}} sagen: zu langsam",
  say_yes_one: "{{count}} Ja",
  say_yes_other: "{{count}} Ja",
  say_no_one: "{{count}} Nein",
  say_no_other: "{{count}} Nein",
  signs: "Was die Klasse dir sagt",
  who: "Wer",
  clear: "Entfernen",
  clear_label: "Alle Zeichen entfernen",
  away_title: "Die Klasse sieht, dass du kurz weg bist",
  away_more: "Dein Mikrofon und deine Kamera sind aus. Dein Platz bleibt dir.",
  back: "Ich bin wieder da",
  go_away: "Ich bin kurz weg",
});
