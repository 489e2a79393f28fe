import { useEffect } from "react";
import buttons from "../../design/buttons.module.css";
import { Notice } from "../../design/Notice";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { words } from "./strings";
import { useAway } from "./useAway";

/** Away: nothing is sent meanwhile, and one press comes back. */
export function AwayNotice() {
  const t = useT(words);
  const { live } = useClass();
  const away = useAway();
  useEffect(() => {
    if (!away) return;
    void live.local.turn("microphone", false);
    void live.local.turn("camera", false);
  }, [away, live]);
  if (!away) return null;
  return (
    <Notice
      kind="info"
      title={t("away_title")}
      action={
        <button
          type="button"
          className={buttons.line}
          data-testid="back-again"
          onClick={() => live.tell({ kind: "presence.away", away: false })}
        >
          {t("back")}
        </button>
      }
    >
      {t("away_more")}
    </Notice>
  );
}
