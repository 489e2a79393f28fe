import { useEffect, useRef, useState } from "react";
import { useT } from "../../design/strings";
import { Grey, Waiting } from "../../design/Waiting";
import { useShown } from "../../session/context";
import { openSet } from "../../session/places";
import style from "./groups.module.css";
import { Prepare } from "./Prepare";
import { Running } from "./Running";
import { words } from "./strings";
import { useRoom } from "./useRoom";

interface GroupsViewProps {
  onClose: () => void;
}

/** All groups at once, for staff: what happens in them; before they open, who goes where. */
export default function GroupsView({ onClose }: GroupsViewProps) {
  const t = useT(words);
  const view = useRef<HTMLElement>(null);
  const room = useRoom(view);
  const open = useShown(openSet);
  const known = useShown(({ seq }) => seq >= 0);
  const [planning, setPlanning] = useState(false);
  useEffect(() => view.current?.focus({ preventScroll: true }), []);
  return (
    <main
      ref={view}
      className={`${style.view} ${room === "phone" ? style.phoneView : room === "tablet" ? style.tabletView : ""}`}
      data-testid="breakouts"
      data-state={open ? "open" : "closed"}
      tabIndex={-1}
      id="stage"
    >
      {!known ? (
        <Waiting label={t("loading")}>
          <Grey wide="40%" high={44} round={12} />
          <Grey wide="100%" high={296} round={20} />
        </Waiting>
      ) : open && !planning ? (
        <Running key={open.id} thing={open} room={room} onPlan={() => setPlanning(true)} onClose={onClose} />
      ) : (
        <Prepare room={room} onBack={open ? () => setPlanning(false) : null} onClose={onClose} />
      )}
    </main>
  );
}
