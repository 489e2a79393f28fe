import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("picks", {
  title: "Wer ausgewählt ist",
  picked: "{{name}} ist ausgewählt",
  picked_you: "Du bist ausgewählt",
  left_one: "{{count}} Person war noch nicht dran",
  left_other: "{{count}} Personen waren noch nicht dran",
  left_none: "Alle waren einmal dran. Die nächste Runde beginnt.",
  ask: "Um Wortmeldung bitten",
  asked: "Gebeten",
  again: "Jemand anderen wählen",
  clear: "Entfernen",
});
