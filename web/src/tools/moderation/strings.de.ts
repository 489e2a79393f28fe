import { translated } from "../../design/strings";
import type { words as english } from "./strings";

export const words = translated<typeof english, "de">("moderation", {
  end: "Beenden",
  end_all: "Die Stunde für alle beenden",
  ending: "Die Stunde endet in {{seconds}} s",
  ending_more: "Alle erfahren es, und Minuten zählen nicht weiter.",
  keep_going: "Weitermachen",
  end_now: "Jetzt beenden",
  leave_title: "Die Stunde offen lassen?",
  leave_body:
    "Sonst ist keine Lehrkraft da. Lernende können bleiben und weiterarbeiten, oder du beendest die Stunde für alle.",
  leave_open: "Gehen, die Stunde bleibt offen",
  stay: "Bleiben",
  mute_all: "Alle stumm",
  mute_all_but: "Alle stumm schalten außer",
  nobody_open: "Kein Mikrofon von Lernenden ist an",
  muted_but: "Alle Lernenden außer {{name}} sind stumm.",
  locks: "Sperren",
  muted_all: "Alle Lernenden sind stumm. Sie können sich wieder einschalten.",
});
