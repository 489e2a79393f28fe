import { IncidentDialog, KeysDialog, LanguageDialog, LeaveDialog, PowersDialog, WordsDialog } from "./parts";
import type { DialogName } from "./shell";

interface DialogsProps {
  dialog: DialogName | null;
  onClose: () => void;
  onLeave: () => void;
  staff: boolean;
}

/** The one dialog that is open over the class; its code loads with it. */
export function Dialogs({ dialog, onClose, onLeave, staff }: DialogsProps) {
  if (dialog === "keys") return <KeysDialog onClose={onClose} staff={staff} />;
  if (dialog === "language") return <LanguageDialog onClose={onClose} />;
  if (dialog === "incident") return <IncidentDialog onClose={onClose} />;
  if (dialog === "words") return <WordsDialog onClose={onClose} />;
  if (dialog === "powers") return <PowersDialog onClose={onClose} />;
  if (dialog === "leave") return <LeaveDialog onClose={onClose} onLeave={onLeave} />;
  return null;
}
