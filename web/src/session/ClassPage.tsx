import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useState } from "react";
import { Sounds } from "../stage/Sounds";
import { Stage } from "../stage/Stage";
import { isStaff } from "../store/people";
import { Reactions } from "../tools/reactions/Reactions";
import { Announcer } from "./Announcer";
import style from "./ClassPage.module.css";
import { Controls } from "./Controls";
import { useClass } from "./context";
import { KeysDialog } from "./KeysDialog";
import { Notices } from "./Notices";
import { type PanelName, Panels } from "./Panels";
import { TopBar } from "./TopBar";
import { useKeys } from "./useKeys";
import { useNews } from "./useNews";

/** The class itself: stage, one panel, controls. */
export default function ClassPage({ onLeave }: { onLeave: () => void }) {
  const { info } = useClass();
  const staff = isStaff(info.role);
  const phone = useMediaQuery("(max-width: 767.98px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [panel, setPanel] = useState<PanelName | null>(staff && !phone ? "people" : null);
  const [grid, setGrid] = useState(false);
  const [keys, setKeys] = useState(false);
  const [heldBack, setHeldBack] = useState<{ again: () => void } | null>(null);
  const toggle = useCallback((name: PanelName) => setPanel((now) => (now === name ? null : name)), []);
  useKeys({ toggle, staff, onGrid: () => setGrid((now) => !now), onHelp: () => setKeys(true) });
  useNews();
  return (
    <div className={`${style.page} ${panel ? style.withPanel : ""}`} data-testid="class">
      <TopBar grid={grid} onGrid={() => setGrid(!grid)} onConnection={() => toggle("connection")} phone={phone} />
      <div className={style.middle}>
        <Notices heldBack={heldBack} onHear={() => setHeldBack(null)} />
        <Stage grid={grid} phone={phone} covered={panel !== null} />
        <Reactions />
      </div>
      {panel && (
        <div className={style.panel} id="panel">
          <Panels panel={panel} onPanel={setPanel} onClose={() => setPanel(null)} />
        </div>
      )}
      <footer className={style.controls}>
        <Controls panel={panel} onPanel={toggle} phone={phone} onLeave={onLeave} onKeys={() => setKeys(true)} />
      </footer>
      <Sounds onHeldBack={useCallback((again: () => void) => setHeldBack({ again }), [])} />
      <Announcer />
      <KeysDialog opened={keys} onClose={() => setKeys(false)} staff={staff} />
    </div>
  );
}
