import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("moderation", {
  end: "إنهاء",
  end_all: "إنهاء الحصة للجميع",
  ending: "تنتهي الحصة بعد {{seconds}} ث",
  ending_more: "يُبلَّغ الجميع، ويتوقف احتساب الدقائق.",
  keep_going: "متابعة",
  end_now: "إنهاء الآن",
  leave_title: "هل تُترك الحصة مفتوحة؟",
  leave_body: "لا يوجد هنا معلم آخر. يمكن للمتعلمين البقاء ومتابعة العمل، أو يمكنك إنهاء الحصة للجميع.",
  leave_open: "خروج، وتبقى الحصة مفتوحة",
  stay: "بقاء",
  mute_all: "كتم الجميع",
  mute_all_but: "كتم الجميع ما عدا",
  nobody_open: "لا يوجد ميكروفون مفتوح لدى المتعلمين",
  muted_but: "كُتم كل المتعلمين ما عدا {{name}}.",
  locks: "الأقفال",
  muted_all: "كُتم كل المتعلمين. يمكنهم التشغيل من جديد.",
});
