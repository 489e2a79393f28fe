import { useCallback } from "react";
import { useT } from "../design/strings";
import { holds } from "../tools/locks/locked";
import { useClass } from "./context";
import { words } from "./strings";

export type Turned = "microphone" | "camera";

/** Switches one's microphone or camera; what is locked says so and stays off. */
export function useTurn(): (what: Turned, on: boolean) => void {
  const t = useT(words);
  const { live, info, me } = useClass();
  return useCallback(
    (what, on) => {
      if (on && holds(live.room.getState(), what, me.person.id, info.role))
        live.toast({ kind: "info", title: t(`${what}_locked`), more: t("locked_more") });
      else if (on && what === "microphone" && !live.sending.maySpeak)
        live.toast({ kind: "info", title: t("no_mic_here") });
      else void live.local.turn(what, on);
    },
    [live, info, me, t],
  );
}
