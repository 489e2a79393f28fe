import { useCallback } from "react";
import { usePhone } from "../../design/usePhone";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";

/** Draws a pupil; on a phone the sheet goes, which would cover the card that says who it is. */
export function usePick(): (quiet: boolean) => void {
  const { live } = useClass();
  const { open } = useShell();
  const phone = usePhone();
  return useCallback(
    (quiet) => {
      live.tell(quiet ? { kind: "pick.learner", quiet } : { kind: "pick.learner" });
      if (phone) open(null);
    },
    [live, open, phone],
  );
}
