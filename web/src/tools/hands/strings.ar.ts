import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("hands", {
  title: "الأيدي المرفوعة",
  waits: "رقم {{place}}، ينتظر منذ {{time}}",
  waits_in: "{{group}}، ينتظر منذ {{time}}",
  class_room: "غرفة الصف",
  lower: "إنزال",
  lower_of: "إنزال يد {{name}}",
  lower_all: "إنزال كل الأيدي",
});
