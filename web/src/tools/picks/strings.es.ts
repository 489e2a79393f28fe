import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("picks", {
  title: "A quién le toca",
  picked: "Le toca a {{name}}",
  picked_you: "Te toca a ti",
  left_one: "A {{count}} persona aún no le ha tocado",
  left_other: "A {{count}} personas aún no les ha tocado",
  left_none: "A todos les ha tocado una vez. Empieza la siguiente ronda.",
  ask: "Pedir que hable",
  asked: "Pedido",
  again: "Elegir a otra persona",
  clear: "Quitar",
});
