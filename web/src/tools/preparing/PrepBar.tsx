import { IconBooks } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { MAIN } from "../../store/people";
import { Bar } from "../group/Bar";
import { words } from "./strings";
import { usePreparing } from "./usePreparing";

/** Where staff are while they help in the preparation room, and the way back. */
export default function PrepBar() {
  const t = useT(words);
  const { live } = useClass();
  if (usePreparing() !== "helps") return null;
  return (
    <Bar
      look="accent"
      lead={<IconBooks size={24} stroke={1.75} aria-hidden />}
      title={t("helps")}
      more={t("helps_more")}
    >
      <button
        type="button"
        className={buttons.line}
        data-testid="prep-leave"
        onClick={() => live.tell({ kind: "breakout.go", to: MAIN })}
      >
        {t("back")}
      </button>
    </Bar>
  );
}
