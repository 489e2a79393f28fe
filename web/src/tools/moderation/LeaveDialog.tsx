import { Button, Modal } from "@mantine/core";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useClass } from "../../session/context";
import panel from "../panel.module.css";
import { begin } from "./EndClass";
import { words } from "./strings";

/** The last of the staff goes: does the class go on without them, or is it over? */
export default function LeaveDialog({ onClose, onLeave }: { onClose: () => void; onLeave: () => void }) {
  const t = useT(words);
  useFocusBack();
  const { info } = useClass();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("leave_title")}
      centered
      radius={20}
      closeButtonProps={{ "aria-label": t("stay") }}
    >
      <p>{t("leave_body")}</p>
      <div className={panel.choices}>
        <Button data-autofocus data-testid="leave-open" onClick={onLeave}>
          {t("leave_open")}
        </Button>
        {info.role !== "assistant" && (
          <Button
            color="brick"
            variant="outline"
            data-testid="leave-end"
            onClick={() => {
              begin();
              onClose();
            }}
          >
            {t("end_all")}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t("stay")}
        </Button>
      </div>
    </Modal>
  );
}
