import { Button, Modal, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useT } from "../../design/strings";
import style from "./groups.module.css";
import { words } from "./strings";

const LONGEST = 80; // as the server takes it

interface NameDialogProps {
  /** What it is called now; null: nothing is asked. */
  name: string | null;
  label: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** One line of text: the name of a group or of a set. */
export function NameDialog({ name, label, onName, onClose }: NameDialogProps) {
  const t = useT(words);
  const [text, setText] = useState("");
  useEffect(() => {
    if (name !== null) setText(name);
  }, [name]);
  return (
    <Modal
      opened={name !== null}
      onClose={onClose}
      title={label}
      closeButtonProps={{ "aria-label": t("close") }}
      centered
      radius={20}
      size={420}
    >
      <form
        className={style.write}
        onSubmit={(event) => {
          event.preventDefault();
          const said = text.trim();
          if (said !== "") onName(said);
          onClose();
        }}
      >
        <TextInput
          aria-label={label}
          value={text}
          maxLength={LONGEST}
          data-autofocus
          data-testid="name-field"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ""} data-testid="name-save">
          {t("save")}
        </Button>
      </form>
    </Modal>
  );
}
