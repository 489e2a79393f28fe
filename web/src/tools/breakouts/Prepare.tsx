import type { Room } from "./useRoom";

export function Prepare({ onClose }: { room: Room; onBack: (() => void) | null; onClose: () => void }) {
  return (
    <button type="button" onClick={onClose}>
      x
    </button>
  );
}
