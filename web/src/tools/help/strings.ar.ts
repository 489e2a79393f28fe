import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("help", {
  title: "طلبات المساعدة",
  none: "لا أحد يطلب المساعدة",
  none_more: "من يطلب المساعدة يظهر هنا، الأطول انتظارًا أولًا.",
  go: "ذهاب",
  go_to: "ذهاب إلى {{name}}",
  open: "ذهاب",
  reply: "رد",
  reply_to: "رد على {{name}}",
  done: "تم",
  done_with: "تم، {{name}}",
  said: "«{{text}}» {{name}}",
  no_message: "بلا رسالة، من {{name}}",
  you_help: "أنت هناك",
  helps: "{{name}} هناك",
  in_main: "في غرفة الصف",
  in_prep: "في غرفة التحضير",
  all_calls: "عرض كل الطلبات، {{count}}",
  fewer: "عرض أقل",
  new_call: "{{name}} يطلب المساعدة، في الدور: {{count}}",
});
