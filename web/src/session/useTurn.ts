import { useCallback } from "react";
import { useT } from "../design/strings";
import { holds, NEEDS } from "../tools/locks/locked";
import { may } from "../tools/presence/powers";
import { useClass } from "./context";
import { words } from "./strings";

export type Turned = "microphone" | "camera";

/** Switches one's microphone or camera; what is locked says so and stays off. */
export function useTurn(): (what: Turned, on: boolean) => void {
  const t = useT(words);
  const { live, info, me } = useClass();
  return useCallback(
    (what, on) => {
      const room = live.room.getState();
      if (on && !may(room, me.person.id, info.role, NEEDS[what]))
        live.toast({ kind: "info", title: t(`${what}_never`), more: t("never_more") });
      else if (on && holds(room, what, me.person.id, info.role))
        live.toast({ kind: "info", title: t(`${what}_locked`), more: t("locked_more") });
      else if (on && what === "microphone" && !live.sending.maySpeak)
        live.toast({ kind: "info", title: t("no_mic_here") });
      else void live.local.turn(what, on);
    },
    [live, info, me, t],
  );
}
