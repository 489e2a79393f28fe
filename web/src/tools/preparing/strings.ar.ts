import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("preparing", {
  title: "استعد للحصة هنا",
  lead: "أكمل الناقص قبل أن تنضم. بعدها تنتقل إلى الحصة تلقائيًا.",
  lead_unknown: "معلمك يسمح لك بالانتقال إلى الحصة.",
  done_of: "أُنجز {{done}} من {{total}}",
  done: "مكتمل",
  missing: "لم يكتمل بعد",
  not_enough: "جُرِّب ولم يُجتز بعد",
  new_tab: "يُفتح في علامة تبويب جديدة. مكانك هنا محفوظ.",
  do_it: "إنجازه الآن",
  do_it_name: "إنجازه الآن: {{title}}",
  others_zero: "لا أحد غيرك هنا",
  others_one: "شخص آخر هنا",
  others_two: "شخصان آخران هنا",
  others_few: "{{count}} أشخاص آخرين هنا",
  others_many: "{{count}} شخصًا آخر هنا",
  others_other: "{{count}} شخص آخر هنا",
  in_class: "أنت الآن في الحصة",
  in_class_more: "أهلًا بك. يرى الجميع أنك هنا.",
  in_class_muted: "أهلًا بك. الميكروفون مغلق؛ شغّله متى شئت.",

  helps: "أنت في غرفة التحضير",
  helps_more: "من يستعد يراك ويسمعك. لا تسمع الحصة في هذه الأثناء.",
  back: "العودة إلى غرفة الصف",
});
