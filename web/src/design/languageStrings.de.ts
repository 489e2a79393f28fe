import type { words as english } from "./languageStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "de">("language", { language: "Sprache" });
