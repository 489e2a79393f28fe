import type { words as english } from "./layersStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "ar">("layers", { layers: "المفتوح فوق الصفحة" });
