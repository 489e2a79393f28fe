import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("hands", {
  title: "Manos levantadas",
  waits: "Número {{place}}, espera {{time}}",
  waits_in: "{{group}}, espera {{time}}",
  class_room: "La sala de la clase",
  lower: "Bajar",
  lower_of: "Bajar la mano de {{name}}",
  lower_all: "Bajar todas las manos",
});
