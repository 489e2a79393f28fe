import { translated } from "../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("left", {
  title: "Lo que queda de esta clase",
  loading: "Se cargan las pizarras y las notas",
  nothing: "No se dibujó ni se escribió nada",
  nothing_more: "Aquí están las pizarras y las notas de esta clase tal como quedaron al final.",
  boards: "Pizarras",
  notes: "Notas",
  of_group: "de {{group}}",
  of_class: "Notas de la clase",
  save_as: "Guardar {{title}} como {{as}}",
  not_saved: "No se pudo crear el archivo. Inténtalo otra vez.",
  not_read: "No se pudo leer. Vuelve a cargar la página.",
  print: "Imprimir o guardar como PDF",
  done: "Hecho",
});
