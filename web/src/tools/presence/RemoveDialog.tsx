import { Button, Modal } from "@mantine/core";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { PersonNow } from "../../store/people";
import panel from "../panel.module.css";
import { words } from "./strings";

/** Says what it means before it happens. */
export function RemoveDialog({ person, onClose }: { person: PersonNow; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const remove = () => {
    live.tell({ kind: "presence.remove", person: person.id });
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
      <p>{t("remove_body", { name: person.name.split(/\s+/)[0] ?? person.name })}</p>
      <div className={panel.foot} style={{ marginBlockStart: 20 }}>
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
