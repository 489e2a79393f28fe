import { useT } from "../../design/strings";
import { useLive, usePeople } from "../../session/context";
import style from "./ReactMenu.module.css";
import { SIGNS } from "./signs";
import { words } from "./strings";

const MOST = 5; // more at once are noise over the stage

/** What people show right now, with their names. */
export function Reactions() {
  const t = useT(words);
  const reactions = useLive((state) => state.reactions);
  const people = usePeople();
  return (
    <div className={style.rising} data-testid="reactions">
      {reactions.slice(-MOST).map(({ id, person, emoji }) => {
        const Sign = SIGNS[emoji];
        const name = people.find((one) => one.id === person)?.name ?? "";
        return (
          <span key={id} className={style.one} role="img" aria-label={t("from", { name, what: t(emoji) })}>
            <Sign size={20} stroke={1.75} aria-hidden />
            {name.split(/\s+/)[0]}
          </span>
        );
      })}
    </div>
  );
}
