import { useEffect } from "react";
import { useT } from "../design/strings";
import { useClass } from "./context";
import { words } from "./strings";

/** Says in words what others did to this person's microphone and camera. */
export function useNews(): void {
  const t = useT(words);
  const { live } = useClass();
  useEffect(() => {
    live.onNews = (news, name) => {
      if (news === "muted")
        live.toast({ kind: "info", title: t("you_muted", { name: name ?? t("teacher") }), more: t("you_muted_more") });
      else if (news === "camera_stopped")
        live.toast({ kind: "info", title: t("your_camera_stopped"), more: t("your_camera_stopped_more") });
      else
        live.toast({ kind: "info", title: t(news), more: t(news.endsWith("_never") ? "never_more" : "locked_more") });
    };
    return () => {
      live.onNews = () => {};
    };
  }, [live, t]);
}
