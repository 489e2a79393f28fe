import type { words as english } from "./languageStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "ar">("language", { language: "اللغة" });
