import { KeysDialog, LeaveDialog } from "./parts";
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
  if (dialog === "leave") return <LeaveDialog onClose={onClose} onLeave={onLeave} />;
  return null;
}
