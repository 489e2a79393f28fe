import { IconHourglass } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useShown } from "../../session/context";
import { useShell } from "../../session/shell";
import { one } from "../../store/room";
import { words } from "./strings";

/** In a group's bar: a timer of its own, while none runs there. What runs is turned where it stands. */
export function OwnTimer({ room }: { room: string }) {
  const t = useT(words);
  const { open } = useShell();
  const runs = useShown((shown) => one(shown, "timer", room)) !== undefined;
  if (runs) return null;
  return (
    <button type="button" className={buttons.line} data-testid="group-timer" onClick={() => open("timer")}>
      <IconHourglass size={18} stroke={1.75} aria-hidden />
      {t("timer")}
    </button>
  );
}
