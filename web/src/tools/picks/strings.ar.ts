import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("picks", {
  title: "من وقع عليه الاختيار",
  picked: "وقع الاختيار على {{name}}",
  picked_you: "وقع الاختيار عليك",
  left_zero: "لم يبق أحد لم يُختر",
  left_one: "بقي شخص واحد لم يُختر",
  left_two: "بقي شخصان لم يُختارا",
  left_few: "بقي {{count}} أشخاص لم يُختاروا",
  left_many: "بقي {{count}} شخصًا لم يُختاروا",
  left_other: "بقي {{count}} شخص لم يُختاروا",
  left_none: "اختير كل واحد مرة. تبدأ الجولة التالية.",
  ask: "طلب التحدث",
  asked: "طُلب",
  again: "اختيار شخص آخر",
  clear: "إزالة",
});
