import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("attention", {
  title: "Decir al profe",
  yes: "Sí",
  no: "No",
  too_fast: "Demasiado rápido",
  too_slow: "Demasiado lento",
  shown: "se muestra ahora",
  say_too_fast_one: "{{count}} dice: demasiado rápido",
  say_too_fast_other: "{{count}} dicen: demasiado rápido",
  say_too_slow_one: "{{count}} dice: demasiado lento",
  say_too_slow_other: "{{count}} dicen: demasiado lento",
  say_yes_one: "{{count}} sí",
  say_yes_other: "{{count}} sí",
  say_no_one: "{{count}} no",
  say_no_other: "{{count}} no",
  signs: "Lo que te dice la clase",
  who: "Quién",
  clear: "Quitar",
  clear_label: "Quitar todas las señales",
  away_title: "La clase ve que estás fuera un momento",
  away_more: "Tu micrófono y tu cámara están apagados. Se guarda tu sitio.",
  back: "Ya estoy de vuelta",
  go_away: "Estoy fuera un momento",
});
