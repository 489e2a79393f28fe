import type { words as english } from "./missingStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "de">("missing", {
  title: "Ein Teil dieser Seite fehlt",
  body: "Der Server hat ihn nicht mehr. Was du geschrieben hast, bleibt auf diesem Gerät.",
  again: "Seite neu laden",
});
