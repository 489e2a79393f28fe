import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import { useShell } from "../../session/shell";
import { useNotes } from "./Notes";
import style from "./notes.module.css";
import { words } from "./strings";

interface PanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** The notes beside the stage; while they fill the stage they are there and nowhere else. */
export default function NotesPanel(props: PanelProps) {
  return useShell().looking?.surface === "notes" ? <OnStage {...props} /> : <Beside {...props} />;
}

function Beside({ closeLabel, onClose }: PanelProps) {
  const { title, body, foot } = useNotes(null);
  return (
    <Panel title={title} closeLabel={closeLabel} onClose={onClose} detent="full" data-testid="notes" foot={foot}>
      {body}
    </Panel>
  );
}

/** Two editors of one text would take each other's focus and undo. */
function OnStage({ closeLabel, onClose }: PanelProps) {
  const t = useT(words);
  const go = () => {
    onClose();
    // the panel gives the focus back as it goes; the text is where one wanted to be
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-notes-stage] [role=textbox]")?.focus());
  };
  return (
    <Panel title={t("title")} closeLabel={closeLabel} onClose={onClose}>
      <p className={style.none}>{t("on_stage")}</p>
      <button type="button" className={`${buttons.line} ${style.toStage}`} data-testid="notes-to-stage" onClick={go}>
        {t("to_stage")}
      </button>
    </Panel>
  );
}
