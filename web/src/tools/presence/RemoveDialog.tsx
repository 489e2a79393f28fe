import { Button, Modal } from "@mantine/core";
import { useId, useState } from "react";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useClass } from "../../session/context";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { words } from "./strings";

const MOST = 200;
const UNDO_MS = 10_000;

interface RemoveDialogProps {
  person: { id: string; name: string };
  onClose: () => void;
}

/** Says what it means before it happens; the reason is read by who is taken out. It can be undone. */
export function RemoveDialog({ person, onClose }: RemoveDialogProps) {
  const t = useT(words);
  useFocusBack();
  const { live } = useClass();
  const id = useId();
  const [reason, setReason] = useState("");
  const name = person.name.split(/\s+/)[0] ?? person.name;
  const remove = () => {
    const undo = () => live.tell({ kind: "door.allow_back", person: person.id });
    live
      .obey({ kind: "presence.remove", person: person.id, reason: reason.trim() })
      .then(() =>
        live.toast(
          { kind: "info", title: t("removed", { name: person.name }), action: { word: t("undo"), run: undo } },
          UNDO_MS,
        ),
      )
      .catch(() => {}); // the refusal is shown
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("remove_title", { name: person.name })}
      centered
      radius={20}
      withCloseButton={false}
    >
      <p>{t("remove_body", { name })}</p>
      <label className={field.label} htmlFor={id}>
        {t("remove_why")}
      </label>
      <textarea
        id={id}
        className={field.box}
        rows={3}
        value={reason}
        maxLength={MOST}
        aria-describedby={`${id}hint`}
        data-testid="remove-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={field.hint} id={`${id}hint`}>
        {t("remove_why_hint", { name })}
      </p>
      <div className={panel.stays}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("cancel")}
        </Button>
        <Button color="brick" data-testid="remove-confirm" onClick={remove}>
          {t("remove_yes")}
        </Button>
      </div>
    </Modal>
  );
}
