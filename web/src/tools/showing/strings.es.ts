import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("showing", {
  board: "Pizarra",
  slides: "Diapositivas",
  notes: "Apuntes",
  poll: "Votación",
  questions: "Preguntas",
  shown_by: "{{name}} muestra esto",
  shown_by_you: "Lo muestras a todos los que están aquí",
  only_you: "Abierto solo para ti",
  show: "Mostrar a todos aquí",
  stop: "Dejar de mostrar",
  close: "Cerrar",
  people: "Ver a las personas",
  elsewhere_board: "{{name}} muestra la pizarra",
  elsewhere_slides: "{{name}} muestra diapositivas",
  elsewhere_notes: "{{name}} muestra los apuntes",
  elsewhere_poll: "{{name}} muestra una votación",
  elsewhere_questions: "{{name}} muestra las preguntas",
  look: "Mirar",
  someone: "Alguien",
  loading: "Se está cargando",
});
