import { Button, Modal, Radio, Switch } from "@mantine/core";
import { useState } from "react";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useFormat } from "../../design/useFormat";
import { useClass } from "../../session/context";
import type { Thing } from "../../store/room";
import type { ReportReason } from "../../wire/generated";
import type { MessageView } from "../../wire/views";
import panel from "../panel.module.css";
import { useHidden } from "./hidden";
import style from "./Message.module.css";
import { useName } from "./people";
import { words } from "./strings";

const REASONS: readonly ReportReason[] = ["hurts", "misplaced", "other"];

/** Shows a message to the teachers; says first what that means. */
export default function ReportDialog({ of: { id, view }, onClose }: { of: Thing<MessageView>; onClose: () => void }) {
  const t = useT(words);
  const format = useFormat();
  useFocusBack();
  const { live, info } = useClass();
  const { hide, hides } = useHidden(info.id);
  const [reason, setReason] = useState<ReportReason>("hurts");
  const [hiding, setHiding] = useState(hides(view.author));
  const name = useName(view.author) ?? t("gone");
  const send = () => {
    live
      .obey({ kind: "chat.report", id, reason })
      .then(() => {
        if (hiding) hide(view.author);
        live.toast({ kind: "accent", title: t("reported"), more: t("reported_more") });
        onClose();
      })
      .catch(() => {}); // the refusal is shown
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("report_title")}
      centered
      radius={20}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div data-testid="report-message">
        <blockquote className={style.reported}>
          <span className="tabular">
            {name}, {format.time(new Date(view.at_ms))}
          </span>
          <p dir="auto">{view.text}</p>
        </blockquote>
        <p className={panel.lead}>{t("report_body", { name })}</p>
        <Radio.Group
          value={reason}
          onChange={(value) => setReason(value as ReportReason)}
          aria-label={t("report_title")}
        >
          {REASONS.map((one, at) => (
            <Radio
              key={one}
              value={one}
              label={t(one)}
              className={style.reason}
              data-autofocus={at === 0 || undefined}
            />
          ))}
        </Radio.Group>
        <Switch
          className={style.reason}
          checked={hiding}
          label={t("hide", { name })}
          description={t("hide_hint")}
          onChange={(event) => setHiding(event.currentTarget.checked)}
        />
        <div className={panel.stays}>
          <Button data-testid="report-send" onClick={send}>
            {t("send_report")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
