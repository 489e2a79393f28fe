import { translated } from "../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("stage", {
  you: "tú",
  speaking: "habla",
  mic_off: "micrófono apagado",
  mic_on: "micrófono encendido",
  someone: "Alguien",
  away: "ausente",
  camera_off: "cámara apagada",
  hand_up: "mano levantada, número {{place}}",
  in_room: "En el aula",
  in_room_lower: "en el aula",
  room_device: "el micrófono del aula",
  reconnecting: "Reconectando…",
  connecting: "Conectando…",
  sharing: "{{name}} comparte su pantalla",
  you_share: "Compartes tu pantalla",
  more: "+{{count}}",
  show_next: "Ver más",
  page: "Página {{page}} de {{pages}}",
  next: "Siguientes personas",
  alone_title: "Todavía no hay nadie más",
  only_sound: "Solo sonido",
  only_sound_body:
    "Las imágenes están apagadas para ahorrar datos. Oyes a todos, y puedes escribir y levantar la mano.",
  pictures_on: "Mostrar imágenes",
});
