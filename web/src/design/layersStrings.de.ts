import type { words as english } from "./layersStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "de">("layers", { layers: "Was über der Seite offen ist" });
