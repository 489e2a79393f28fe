import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("ink", {
  draw: "Dibujar",
  drawn_one: "Aquí hay {{count}} trazo, de {{names}}",
  drawn_other: "Aquí hay {{count}} trazos, de {{names}}",
  paper: "Hoja. Las flechas mueven el lápiz, con Mayús más lejos; la barra espaciadora lo apoya y lo levanta",
  at: "{{right}} % desde la izquierda, {{down}} % desde arriba",
  pen_down: "El lápiz está apoyado, {{at}}",
  pen_up: "El trazo termina, {{at}}",
  erased: "Borrado, {{at}}",
  nothing: "Nada que borrar, {{at}}",
  clear_screen: "Borrar lo dibujado en la pantalla",
  stop: "Dejar de dibujar",
});
