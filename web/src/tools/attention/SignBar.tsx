import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { useShell } from "../../session/shell";
import { isStaff } from "../../store/people";
import { all } from "../../store/room";
import { useMay } from "../presence/powers";
import style from "./attention.module.css";
import { SIGN_ICONS, signCounts } from "./signs";
import { words } from "./strings";

/** For staff: the class's signs in one line, however many there are. Who shows them stands in People. */
export function SignBar() {
  const t = useT(words);
  const { live, info } = useClass();
  const { open } = useShell();
  const leads = useMay("lead");
  const signals = useShown((room) => all(room, "signal"));
  if (!isStaff(info.role) || signals.length === 0) return null;
  const counts = signCounts(live.room.getState());
  return (
    <section className={style.bar} data-testid="signals" aria-label={t("signs")}>
      <ul>
        {counts.map(({ sign, count }) => {
          const Sign = SIGN_ICONS[sign];
          return (
            <li key={sign} data-id={sign} data-count={count}>
              <Sign size={18} stroke={1.75} aria-hidden />
              {t(`say_${sign}`, { count })}
            </li>
          );
        })}
      </ul>
      <button type="button" className={buttons.quiet} onClick={() => open("people")}>
        {t("who")}
      </button>
      {leads && (
        <button
          type="button"
          className={buttons.quiet}
          aria-label={t("clear_label")}
          data-testid="signals-clear"
          onClick={() => live.tell({ kind: "signal.clear_all" })}
        >
          {t("clear")}
        </button>
      )}
    </section>
  );
}
