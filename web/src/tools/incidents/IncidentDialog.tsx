import { Button, Modal } from "@mantine/core";
import { useId, useState } from "react";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useClass } from "../../session/context";
import { isStaff } from "../../store/people";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { words } from "./strings";

const MOST = 500;
const NEAR = 60; // from here on it is worth saying how much room is left

/** Somebody writes down what happened; the log adds when and where. */
export default function IncidentDialog({ onClose }: { onClose: () => void }) {
  const t = useT(words);
  useFocusBack();
  const { live, info } = useClass();
  const id = useId();
  const [text, setText] = useState("");
  const left = MOST - text.length;
  const report = () => {
    live
      .obey({ kind: "incident.report", text: text.trim() })
      .then(() => live.toast({ kind: "accent", title: t("reported"), more: t("reported_more") }))
      .then(onClose)
      .catch(() => {}); // the refusal is shown, what was written stays
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("title")}
      centered
      radius={20}
      closeOnClickOutside={text === ""}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div data-testid="incident">
        <p>{t(isStaff(info.role) ? "body_staff" : "body_pupil")}</p>
        <label className={field.label} htmlFor={id}>
          {t("what")}
        </label>
        <textarea
          id={id}
          className={field.box}
          rows={4}
          value={text}
          maxLength={MOST}
          aria-describedby={`${id}hint`}
          data-testid="incident-text"
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className={field.hint} id={`${id}hint`}>
          {left > NEAR ? t("most") : t("left", { count: left })}
        </p>
        <div className={panel.stays}>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button disabled={text.trim() === ""} data-testid="incident-report" onClick={report}>
            {t("report")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
