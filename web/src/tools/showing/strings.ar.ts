import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("showing", {
  board: "السبورة",
  slides: "الشرائح",
  notes: "الملاحظات",
  poll: "تصويت",
  questions: "الأسئلة",
  shown_by: "يعرض هذا: {{name}}",
  shown_by_you: "أنت تعرض هذا على كل من هنا",
  only_you: "مفتوح لك وحدك",
  show: "عرض على كل من هنا",
  stop: "إيقاف العرض",
  close: "إغلاق",
  people: "رؤية الأشخاص",
  elsewhere_board: "تُعرض السبورة الآن، من {{name}}",
  elsewhere_slides: "تُعرض الشرائح الآن، من {{name}}",
  elsewhere_notes: "تُعرض الملاحظات الآن، من {{name}}",
  elsewhere_poll: "يُعرض تصويت الآن، من {{name}}",
  elsewhere_questions: "تُعرض الأسئلة الآن، من {{name}}",
  look: "مشاهدة",
  someone: "شخص ما",
  loading: "جارٍ التحميل",
});
