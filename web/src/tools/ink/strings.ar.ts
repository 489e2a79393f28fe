import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("ink", {
  draw: "رسم",
  drawn_zero: "لا خطوط هنا من {{names}}",
  drawn_one: "خط واحد هنا، رسمه {{names}}",
  drawn_two: "خطان هنا، رسمهما {{names}}",
  drawn_few: "{{count}} خطوط هنا، رسمها {{names}}",
  drawn_many: "{{count}} خطًا هنا، رسمها {{names}}",
  drawn_other: "{{count}} خط هنا، رسمها {{names}}",
  paper: "ورقة. تحرّك مفاتيح الأسهم القلم، ومع Shift إلى أبعد؛ ومفتاح المسافة يضعه ويرفعه",
  at: "{{right}}٪ من اليسار و{{down}}٪ من الأعلى",
  pen_down: "القلم على الورقة، {{at}}",
  pen_up: "انتهى الخط، {{at}}",
  erased: "تم المسح، {{at}}",
  nothing: "لا شيء للمسح، {{at}}",
  clear_screen: "مسح ما رُسم على الشاشة",
  stop: "إنهاء الرسم",
});
