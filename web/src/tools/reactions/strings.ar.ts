import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("reactions", {
  react: "تفاعل",
  thumbs_up: "إعجاب",
  heart: "قلب",
  clap: "تصفيق",
  laugh: "ضحك",
  surprised: "دهشة",
  thinking: "تفكير",
  from: "{{name}}: {{what}}",
});
