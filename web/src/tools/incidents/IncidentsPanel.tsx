interface PanelProps {
  closeLabel: string;
  onClose: () => void;
}

export default function IncidentsPanel({ onClose }: PanelProps) {
  return (
    <button type="button" onClick={onClose}>
      x
    </button>
  );
}
