import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("requests", {
  title: "{{name}} te pide que hables",
  someone: "Tu profe",
  body: "Nadie te oye hasta que enciendas. «Ahora no» no necesita motivo.",
  on: "Encender",
  not_now: "Ahora no",
  waiting: "Se está encendiendo tu micrófono",
});
