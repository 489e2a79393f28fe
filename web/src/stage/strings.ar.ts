import { translated } from "../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "ar">("stage", {
  you: "أنت",
  speaking: "يتحدث",
  mic_off: "الميكروفون مغلق",
  mic_on: "الميكروفون مفتوح",
  someone: "شخص ما",
  away: "بعيد",
  camera_off: "الكاميرا مغلقة",
  hand_up: "رفع يده، رقم {{place}}",
  in_room: "في القاعة",
  in_room_lower: "في القاعة",
  room_device: "ميكروفون القاعة",
  reconnecting: "إعادة الاتصال…",
  connecting: "جارٍ الاتصال…",
  sharing: "شاشة {{name}}",
  you_share: "أنت تشارك شاشتك",
  more: "+{{count}}",
  show_next: "عرض المزيد",
  page: "صفحة {{page}} من {{pages}}",
  next: "الأشخاص التالون",
  alone_title: "لا يوجد أحد غيرك هنا بعد",
  only_sound: "صوت فقط",
  only_sound_body: "الصور متوقفة لتوفير البيانات. تسمع الجميع، ويمكنك الكتابة ورفع يدك.",
  pictures_on: "إظهار الصور",
});
