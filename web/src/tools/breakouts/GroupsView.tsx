interface GroupsViewProps {
  onClose: () => void;
}

/** All groups at once, for staff: what happens in them, and before they open, who goes where. */
export default function GroupsView({ onClose }: GroupsViewProps) {
  return (
    <main data-testid="breakouts" tabIndex={-1} id="stage">
      <button type="button" onClick={onClose}>
        Close
      </button>
    </main>
  );
}
