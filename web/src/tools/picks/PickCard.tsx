import buttons from "../../design/buttons.module.css";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useClass, usePeople, useShown } from "../../session/context";
import { isStaff, nameOf } from "../../store/people";
import { one } from "../../store/room";
import { useMay } from "../presence/powers";
import style from "./PickCard.module.css";
import { words } from "./strings";
import { usePick } from "./usePick";

/** Who was picked: the class sees it, the staff ask them to speak or pick another. */
export function PickCard() {
  const t = useT(words);
  const { live, info, me } = useClass();
  const leads = useMay("lead");
  const moderates = useMay("moderate");
  const pick = usePick();
  const drawn = useShown((room) => one(room, "pick", "pick"))?.view;
  const picked = drawn?.person ?? null;
  const name = useShown((room) => (picked === null ? undefined : nameOf(room, picked)));
  const asked = useShown((room) => picked !== null && one(room, "request", picked) !== undefined);
  const muted = usePeople().find(({ id }) => id === picked)?.microphone === false;
  if (drawn === undefined || picked === null || name === undefined) return null;
  const own = picked === me.person.id;
  return (
    <section
      className={style.card}
      aria-label={t("title")}
      data-testid="pick"
      data-id={picked}
      data-own={own || undefined}
    >
      <Seat id={picked} name={name} size={44} />
      <div className={style.words}>
        <b>{own ? t("picked_you") : t("picked", { name })}</b>
        {isStaff(info.role) && <span>{drawn.left > 0 ? t("left", { count: drawn.left }) : t("left_none")}</span>}
      </div>
      {leads && (
        <div className={style.actions}>
          {muted && moderates && (
            <button
              type="button"
              className={buttons.line}
              disabled={asked}
              onClick={() => live.tell({ kind: "media.ask_unmute", person: picked })}
            >
              {t(asked ? "asked" : "ask")}
            </button>
          )}
          <button type="button" className={buttons.quiet} data-testid="pick-again" onClick={() => pick(false)}>
            {t("again")}
          </button>
          <button
            type="button"
            className={buttons.quiet}
            data-testid="pick-clear"
            onClick={() => live.tell({ kind: "pick.clear" })}
          >
            {t("clear")}
          </button>
        </div>
      )}
    </section>
  );
}
