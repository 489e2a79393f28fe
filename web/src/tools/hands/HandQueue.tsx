import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useClass, usePeople, useShown } from "../../session/context";
import { groupName, openSet } from "../../session/places";
import { useServerNow } from "../../session/useServerNow";
import { attendedBy } from "../../store/people";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { words } from "./strings";

/** Raised hands, first come first served, of one's own room before those of others; room and remote in one line. */
export function HandQueue() {
  const t = useT(words);
  const { live } = useClass();
  const now = useServerNow(1_000);
  const room = useShown((shown) => attendedBy(shown, live.me));
  const set = useShown(openSet)?.view;
  const raised = usePeople()
    .filter(({ hand }) => hand !== null)
    .sort((a, b) => Number(b.place === room) - Number(a.place === room) || (a.raised_ms ?? 0) - (b.raised_ms ?? 0));
  const lowers = useMay("moderate");
  return (
    <section data-testid="hand-queue" data-count={raised.length} aria-label={t("title")}>
      {raised.length > 0 && (
        <>
          <div className={panel.group}>
            <span>{t("title")}</span>
            {lowers && raised.length > 1 && (
              <button
                type="button"
                className={panel.small}
                onClick={() => live.tell({ kind: "hand.lower_all" })}
                data-testid="lower-all"
              >
                {t("lower_all")}
              </button>
            )}
          </div>
          <ol className={panel.list}>
            {raised.map((person) => (
              <li key={person.id} data-id={person.id} data-testid="hand">
                <Seat id={person.id} name={person.name} size={38} />
                <span className={panel.name}>
                  <b className="cut">{person.name}</b>
                  <span className="tabular">
                    {t(person.place === room ? "waits" : "waits_in", {
                      place: person.hand ?? 0,
                      group: groupName(set, person.place) ?? t("class_room"),
                      time: clock(now - (person.raised_ms ?? now)),
                    })}
                  </span>
                </span>
                {(lowers || person.id === live.me) && (
                  <button
                    type="button"
                    className={panel.call}
                    aria-label={t("lower_of", { name: person.name })}
                    onClick={() => live.tell({ kind: "hand.lower", person: person.id })}
                  >
                    {t("lower")}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** 2:10 */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
