import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { all } from "../../store/room";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { words } from "./strings";

/** Who was taken out of the class; who may take out may allow back too, also when the undo of the notice is gone. */
export function TakenOut() {
  const t = useT(words);
  const { live } = useClass();
  const may = useMay("remove");
  const members = useShown((room) => all(room, "member"));
  const out = members.filter(({ view }) => view.removed);
  if (out.length === 0 || !may) return null;
  return (
    <section aria-label={t("taken_out")}>
      <h3 className={panel.group}>{t("taken_out")}</h3>
      <ul className={panel.list}>
        {out.map(({ id, view }) => (
          <li key={id} data-id={id}>
            <Seat id={id} name={view.name} size={38} quiet />
            <span className={panel.name}>
              <b className="cut">{view.name}</b>
            </span>
            <button
              type="button"
              className={panel.small}
              data-testid="allow-back"
              data-id={id}
              aria-label={t("allow_back_name", { name: view.name })}
              onClick={() => live.tell({ kind: "door.allow_back", person: id })}
            >
              {t("allow_back")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
