import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("preparing", {
  title: "Prepárate aquí para la clase",
  lead: "Haz lo que falta antes de entrar. Después pasas a la clase automáticamente.",
  lead_unknown: "Tu profe te deja pasar a la clase.",
  done_of: "{{done}} de {{total}} hechos",
  done: "Hecho",
  missing: "Sin hacer todavía",
  not_enough: "Intentado, sin aprobar todavía",
  new_tab: "Se abre en otra pestaña. Tu sitio aquí se guarda.",
  do_it: "Hacer ahora",
  do_it_name: "Hacer ahora: {{title}}",
  others_one: "Hay {{count}} persona más aquí",
  others_other: "Hay {{count}} personas más aquí",
  in_class: "Ya estás en la clase",
  in_class_more: "Te damos la bienvenida. Todos ven que estás aquí.",
  in_class_muted: "Te damos la bienvenida. Tu micrófono está apagado; enciéndelo cuando quieras.",

  helps: "Estás en la sala de preparación",
  helps_more: "Quien se prepara te ve y te oye. Mientras tanto no oyes la clase.",
  back: "Volver a la sala de la clase",
});
