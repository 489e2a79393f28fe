import type { words as english } from "./layersStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "es">("layers", { layers: "Lo que está abierto sobre la página" });
