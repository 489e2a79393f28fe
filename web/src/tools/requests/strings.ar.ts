import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("requests", {
  title: "{{name}}: طلب منك التحدث",
  someone: "معلمك",
  body: "لا يسمعك أحد حتى تشغّل الميكروفون. «ليس الآن» لا تحتاج إلى سبب.",
  on: "تشغيل",
  not_now: "ليس الآن",
  waiting: "جارٍ تشغيل الميكروفون",
});
