import { Panel } from "../../design/Panel";
import { useNotes } from "./Notes";

/** The notes beside the stage. */
export default function NotesPanel({ closeLabel, onClose }: { closeLabel: string; onClose: () => void }) {
  const { title, body, foot } = useNotes(null);
  return (
    <Panel title={title} closeLabel={closeLabel} onClose={onClose} detent="full" data-testid="notes" foot={foot}>
      {body}
    </Panel>
  );
}
