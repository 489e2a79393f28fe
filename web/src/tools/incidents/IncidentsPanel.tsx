import { IconAlertCircle } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useShown } from "../../session/context";
import { useShell } from "../../session/shell";
import { nameOf, PREP } from "../../store/people";
import { all } from "../../store/room";
import type { About } from "../../wire/generated";
import type { IncidentView } from "../../wire/views";
import panel from "../panel.module.css";
import style from "./IncidentsPanel.module.css";
import { words } from "./strings";
import { useLooking } from "./useReports";

interface IncidentsPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** What was reported in this class, the newest first. */
export default function IncidentsPanel({ closeLabel, onClose }: IncidentsPanelProps) {
  const t = useT(words);
  const { ask } = useShell();
  const incidents = useShown((room) => all(room, "incident"));
  useLooking(incidents.at(-1)?.made ?? 0);
  return (
    <Panel
      title={incidents.length === 0 ? t("none") : t("count", { count: incidents.length })}
      closeLabel={closeLabel}
      onClose={onClose}
      data-testid="incidents"
      foot={
        <button type="button" className={`${buttons.line} ${buttons.wide}`} onClick={() => ask("incident")}>
          {t("title")}
        </button>
      }
    >
      {incidents.length === 0 ? (
        <div className={panel.empty}>
          <IconAlertCircle size={24} stroke={1.75} aria-hidden />
          <p>{t("none_more")}</p>
        </div>
      ) : (
        <ol>
          {[...incidents].reverse().map(({ id, view }) => (
            <li key={id} className={style.one} data-testid="incident-row" data-id={id}>
              <Said {...view} />
              {view.about && view.reason ? <Message about={view.about} why={t(view.reason)} /> : <p>{view.text}</p>}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** A message that was reported, as it stood then. */
function Message({ about, why }: { about: About; why: string }) {
  const t = useT(words);
  const time = useFormat().time(new Date(about.at_ms));
  const name = useShown((room) => nameOf(room, about.author)) ?? t("someone");
  return (
    <>
      <p>{why}</p>
      <blockquote className={style.about}>
        <span className="tabular">{t(about.private ? "about_private" : "about", { name, time })}</span>
        <p dir="auto">{about.text}</p>
      </blockquote>
    </>
  );
}

function Said({ by, at_ms, place, group }: IncidentView) {
  const t = useT(words);
  const time = useFormat().time(new Date(at_ms));
  const name = useShown((room) => nameOf(room, by)) ?? t("someone");
  const where = place === PREP ? t("prep") : group; // as it was called then: the group may be gone by now
  return <span className="tabular">{where ? t("by_in", { time, name, place: where }) : t("by", { time, name })}</span>;
}
