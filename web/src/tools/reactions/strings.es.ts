import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("reactions", {
  react: "Reaccionar",
  thumbs_up: "Pulgar arriba",
  heart: "Corazón",
  clap: "Aplauso",
  laugh: "Risa",
  surprised: "Sorpresa",
  thinking: "Pensando",
  from: "{{name}}: {{what}}",
});
