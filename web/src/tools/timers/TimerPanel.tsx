interface PanelProps {
  closeLabel: string;
  onClose: () => void;
}

export default function TimerPanel({ onClose }: PanelProps) {
  return (
    <button type="button" onClick={onClose}>
      x
    </button>
  );
}
