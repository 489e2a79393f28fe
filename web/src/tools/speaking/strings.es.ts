import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("speaking", {
  spoken: "Han hablado {{heard}} de {{total}}",
  total_one: "Ha hablado {{count}} persona hasta ahora",
  total_other: "Han hablado {{count}} personas hasta ahora",
  last_one: "último {{count}} min",
  last_other: "últimos {{count}} min",
  quiet_one: "{{count}} persona aún no ha hablado",
  quiet_other: "{{count}} personas aún no han hablado",
  pick_quiet: "Elegir a alguien callado",
  all_heard: "Se ha oído a todos",
  nobody: "No hay alumnado aquí",
  dashed: "Con rayas: aún no se le ha oído",
  settings: "Quién ha hablado: ajustes",
  only_staff: "Solo lo ven el profesorado y quienes ayudan. No hay clasificación.",
  counting: "Contar quién ha hablado",
  counting_hint: "Apagado: no se apunta ni se muestra nada",
  class_total: "La clase puede ver el total",
  class_total_hint: "Cuántos, nunca quiénes",
  off: "No se cuenta quién ha hablado",
  turn_on: "Contar",
  spoke_one: "Ha hablado una vez",
  spoke_other: "Ha hablado {{count}} veces",
  not_heard: "Aún no se le ha oído",
});
