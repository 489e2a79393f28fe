import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import style from "./NameDialog.module.css";
import { useFocusBack } from "./useFocusBack";

interface NameDialogProps {
  title: string;
  label: string;
  save: string;
  cancel: string;
  /** What it is called now. */
  name: string;
  longest: number;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Another name for something. */
export function NameDialog({ title, label, save, cancel, name, longest, onName, onClose }: NameDialogProps) {
  const [now, set] = useState(name);
  useFocusBack();
  const said = now.trim();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": cancel }}
      centered
      radius={20}
      size={420}
    >
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (said !== "" && said !== name) onName(said);
          onClose();
        }}
      >
        <TextInput
          label={label}
          value={now}
          maxLength={longest}
          data-autofocus
          data-testid="new-name"
          onChange={(event) => set(event.currentTarget.value)}
        />
        <footer>
          <Button type="submit" disabled={said === ""}>
            {save}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
