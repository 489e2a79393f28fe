import { translated } from "../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("stage", {
  you: "du",
  speaking: "spricht",
  mic_off: "Mikrofon aus",
  mic_on: "Mikrofon an",
  someone: "Jemand",
  away: "nicht da",
  camera_off: "Kamera aus",
  hand_up: "meldet sich, Nummer {{place}}",
  in_room: "Im Raum",
  in_room_lower: "im Raum",
  room_device: "das Mikrofon des Raums",
  reconnecting: "Verbindet wieder…",
  connecting: "Verbindet…",
  sharing: "{{name}} teilt den Bildschirm",
  you_share: "Du teilst deinen Bildschirm",
  more: "+{{count}}",
  show_next: "Mehr zeigen",
  page: "Seite {{page}} von {{pages}}",
  next: "Nächste Personen",
  alone_title: "Es ist noch niemand sonst da",
  only_sound: "Nur Ton",
  only_sound_body: "Bilder sind aus, um Daten zu sparen. Du hörst alle, kannst schreiben und dich melden.",
  pictures_on: "Bilder zeigen",
});
