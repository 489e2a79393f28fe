import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("hands", {
  title: "Meldungen",
  waits: "Nummer {{place}}, wartet {{time}}",
  waits_in: "{{group}}, wartet {{time}}",
  class_room: "Klassenraum",
  lower: "Senken",
  lower_of: "Die Hand von {{name}} senken",
  lower_all: "Alle Hände senken",
});
