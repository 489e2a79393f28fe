import { useT } from "../design/strings";
import { useClass, useShown } from "./context";
import { placeOf } from "./places";
import { words } from "./strings";
import { useChange } from "./useChange";

/** On a phone an open panel covers the stage: who comes to another room sees the room, and is told where the panel went. */
export function useSheetGoes(covers: boolean, close: () => void): void {
  const t = useT(words);
  const { live, me } = useClass();
  const place = useShown((room) => placeOf(room, me.person.id));
  useChange(place, (before) => {
    if (!covers || before === null || place === null) return;
    close();
    live.toast({ kind: "info", title: t("sheet_closed"), more: t("sheet_closed_more") });
  });
}
