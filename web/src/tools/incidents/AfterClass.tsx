import { useResource } from "../../api/useResource";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { PREP } from "../../store/people";
import type { Part } from "../../wire/types";
import type { IncidentView } from "../../wire/views";
import style from "./IncidentsPanel.module.css";
import { words } from "./strings";

/** What was reported in a class that is over, for its staff: by REST, as the page's own line is closed. */
export function AfterClass({ session, names }: { session: string; names: ReadonlyMap<string, string> }) {
  const t = useT(words);
  const format = useFormat();
  const found = useResource<{ items: Part[] }>(`/api/v1/sessions/${encodeURIComponent(session)}/items?kind=incident`);
  const incidents = (found.value?.items ?? []).map(([, id, , , view]) => ({ id, view: view as IncidentView }));
  if (incidents.length === 0) return null;
  return (
    <section data-testid="incidents-after">
      <h2 className={style.head}>{t("after", { count: incidents.length })}</h2>
      <p className={style.who}>{t("after_more")}</p>
      <ol className={style.card}>
        {incidents.map(({ id, view }) => {
          const said = { time: format.time(new Date(view.at_ms)), name: names.get(view.by) ?? t("someone") };
          const place = view.place === PREP ? t("prep") : view.group;
          return (
            <li key={id} className={style.one} data-testid="incident-row" data-id={id}>
              <span className="tabular">{place ? t("by_in", { ...said, place }) : t("by", said)}</span>
              <p>{view.text}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
