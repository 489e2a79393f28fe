import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("reactions", {
  react: "Reagieren",
  thumbs_up: "Daumen hoch",
  heart: "Herz",
  clap: "Applaus",
  laugh: "Lachen",
  surprised: "Überrascht",
  thinking: "Nachdenklich",
  from: "{{name}}: {{what}}",
});
