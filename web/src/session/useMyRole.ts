import { useT } from "../design/strings";
import { words as presence } from "../tools/presence/strings";
import { useClass, useMyself } from "./context";
import { words } from "./strings";
import { useChange } from "./useChange";

/** Says in words what somebody made of this person: another role, or a presenter. */
export function useMyRole(): void {
  const t = useT(words);
  const role = useT(presence);
  const { live, info } = useClass();
  const presenter = useMyself()?.presenter ?? false;
  useChange(info.role, () => live.toast({ kind: "info", title: t("your_role", { role: role(info.role) }) }));
  useChange(presenter, () =>
    live.toast({
      kind: "info",
      title: t(presenter ? "you_present" : "you_present_no_more"),
      ...(presenter ? { more: t("you_present_more") } : {}),
    }),
  );
}
