import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("help", {
  title: "Peticiones de ayuda",
  none: "Nadie llama",
  none_more: "Aquí está quien pide ayuda, primero quien lleva más tiempo esperando.",
  go: "Ir",
  go_to: "Ir con {{name}}",
  open: "Ir",
  reply: "Responder",
  reply_to: "Responder a {{name}}",
  done: "Hecho",
  done_with: "Hecho, {{name}}",
  said: "«{{text}}» {{name}}",
  no_message: "{{name}} no escribió nada",
  you_help: "Estás allí",
  helps: "{{name}} está allí",
  in_main: "En la sala de la clase",
  in_prep: "En la sala de preparación",
  all_calls: "Ver las {{count}} peticiones",
  fewer: "Ver menos",
  new_call: "{{name}} llama, {{count}} en espera",
});
