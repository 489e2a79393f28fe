import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "es">("moderation", {
  end: "Terminar",
  end_all: "Terminar la clase para todos",
  ending: "La clase termina en {{seconds}} s",
  ending_more: "Se avisa a todos y los minutos dejan de contar.",
  keep_going: "Seguir",
  end_now: "Terminar ahora",
  leave_title: "¿Dejar la clase abierta?",
  leave_body:
    "No hay nadie más del profesorado. El alumnado puede quedarse y seguir trabajando, o terminas la clase para todos.",
  leave_open: "Salir, la clase queda abierta",
  stay: "Quedarse",
  mute_all: "Silenciar a todos",
  mute_all_but: "Silenciar a todos menos a",
  nobody_open: "Ningún micrófono del alumnado está encendido",
  muted_but: "Todo el alumnado menos {{name}} está silenciado.",
  locks: "Bloqueos",
  muted_all: "Todo el alumnado está silenciado. Puede volver a encender el micrófono.",
});
