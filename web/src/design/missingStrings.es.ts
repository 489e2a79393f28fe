import type { words as english } from "./missingStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "es">("missing", {
  title: "Falta una parte de esta página",
  body: "El servidor ya no la tiene. Lo que escribiste se guarda en este dispositivo.",
  again: "Cargar la página de nuevo",
});
