import { type ReactNode, useMemo } from "react";
import { ReadinessBoard, useReadinessTitle } from "../../course/ReadinessBoard";
import { Panel } from "../../design/Panel";
import { useClass, useShown } from "../../session/context";
import { all } from "../../store/room";
import { useMay } from "../presence/powers";

interface ReadyPanelProps {
  closeLabel: string;
  onClose: () => void;
  tabs?: ReactNode;
}

/** The readiness board inside the class: the same as before it, live from the room. */
export default function ReadyPanel({ closeLabel, onClose, tabs }: ReadyPanelProps) {
  const { live } = useClass();
  const readiness = useShown((room) => all(room, "readiness"));
  const missed = useShown((room) => all(room, "missed"));
  const admits = useMay("admit");
  const waiting = useShown((room) => all(room, "waiting"));
  const learners = useMemo(() => readiness.map(({ id, view }) => ({ id, ...view })), [readiness]);
  const activities = useMemo(() => missed.map(({ id, view }) => ({ activity: id, ...view })), [missed]);
  const at = useMemo(() => new Set(admits ? waiting.map(({ id }) => id) : []), [waiting, admits]);
  const title = useReadinessTitle(learners);
  return (
    <Panel title={title} closeLabel={closeLabel} onClose={onClose} tabs={tabs}>
      <ReadinessBoard
        learners={learners}
        missed={activities}
        waiting={at}
        narrow
        onLetIn={(person) => live.tell({ kind: "door.let_in", person })}
      />
    </Panel>
  );
}
