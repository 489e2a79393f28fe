interface PanelProps {
  closeLabel: string;
  onClose: () => void;
}

export default function LocksPanel({ onClose }: PanelProps) {
  return (
    <button type="button" onClick={onClose}>
      x
    </button>
  );
}
