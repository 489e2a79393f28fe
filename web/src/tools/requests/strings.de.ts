import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("requests", {
  title: "{{name}} bittet dich zu sprechen",
  someone: "Deine Lehrkraft",
  body: "Niemand hört dich, bis du einschaltest. „Jetzt nicht“ braucht keinen Grund.",
  on: "Einschalten",
  not_now: "Jetzt nicht",
  waiting: "Dein Mikrofon wird eingeschaltet",
});
