import { IconAlertCircle } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useShown } from "../../session/context";
import { groupName, openSet } from "../../session/places";
import { useShell } from "../../session/shell";
import { nameOf } from "../../store/people";
import { all } from "../../store/room";
import panel from "../panel.module.css";
import style from "./IncidentsPanel.module.css";
import { words } from "./strings";

interface IncidentsPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** What was reported in this class, the newest first. */
export default function IncidentsPanel({ closeLabel, onClose }: IncidentsPanelProps) {
  const t = useT(words);
  const { ask } = useShell();
  const incidents = useShown((room) => all(room, "incident"));
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
              <Said by={view.by} at={view.at_ms} place={view.place} />
              <p>{view.text}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Said({ by, at, place }: { by: string; at: number; place: string | null }) {
  const t = useT(words);
  const time = useFormat().time(new Date(at));
  const name = useShown((room) => nameOf(room, by)) ?? t("someone");
  const group = useShown((room) => groupName(openSet(room)?.view, place));
  return <span className="tabular">{group ? t("by_in", { time, name, place: group }) : t("by", { time, name })}</span>;
}
