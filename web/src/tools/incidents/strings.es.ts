import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("incidents", {
  title: "Avisar de un incidente",
  body_pupil:
    "Lo leen el profesorado y quienes ayudan en esta clase, nadie más. Se apuntan también la hora y el lugar.",
  body_staff: "Queda escrito en el registro de esta clase, con hora y lugar. Lo leen el profesorado y quienes ayudan.",
  what: "Qué ha pasado",
  most: "Como máximo 500 caracteres",
  left_one: "Queda {{count}} carácter",
  left_other: "Quedan {{count}} caracteres",
  report: "Avisar",
  reported: "Avisado",
  reported_more: "Lo leen el profesorado y quienes ayudan en esta clase.",
  cancel: "Cancelar",
  close: "Cerrar",
  none: "Sin avisos",
  none_more: "Aquí aparece lo que alguien avisa en esta clase, con la hora.",
  count_one: "{{count}} aviso",
  count_other: "{{count}} avisos",
  by: "{{time}}, {{name}}",
  by_in: "{{time}}, {{name}}, en {{place}}",
  someone: "alguien",
  prep: "la sala de preparación",
  comes: "Hay un aviso nuevo",
  comes_more: "Está en Más, Avisos.",
  after_one: "{{count}} aviso de esta clase",
  after_other: "{{count}} avisos de esta clase",
  after_more: "Los leen el profesorado y quienes ayudan, nadie más.",
});
