import { translated } from "../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("left", {
  title: "ما يبقى من هذه الحصة",
  loading: "يجري تحميل السبورات والملاحظات",
  nothing: "لم يُرسم أو يُكتب شيء",
  nothing_more: "هنا سبورات هذه الحصة وملاحظاتها كما كانت في نهايتها.",
  boards: "السبورات",
  notes: "الملاحظات",
  of_group: "من {{group}}",
  of_class: "ملاحظات الصف",
  save_as: "حفظ {{title}} بصيغة {{as}}",
  not_saved: "تعذر إنشاء الملف. حاول مرة أخرى.",
  not_read: "تعذرت القراءة. أعد تحميل الصفحة.",
  print: "طباعة أو حفظ بصيغة PDF",
  done: "تم",
});
