import type { words as english } from "./missingStrings";
import { translated } from "./strings";

export const words = translated<typeof english, "ar">("missing", {
  title: "جزء من هذه الصفحة مفقود",
  body: "لم يعد موجودًا على الخادم. ما كتبته محفوظ على هذا الجهاز.",
  again: "إعادة تحميل الصفحة",
});
