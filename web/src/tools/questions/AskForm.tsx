import { ActionIcon } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useLive } from "../../session/context";
import field from "../field.module.css";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";
import { useAsked } from "./draft";
import { LONGEST, useRules } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";

const NEAR = 100; // characters: from here on it is said how many are left

/** The field says who reads it first; the switch says who sees the name all the same. */
export function AskForm() {
  const t = useT(words);
  const rules = useRules();
  const asked = useAsked();
  const lost = useLive((state) => state.lost) !== null;
  const barred = useBarred("chat");
  const talks = useMay("talk");
  const lookedAt = rules.approval || barred || !talks;
  const left = LONGEST - asked.text.length;
  const send = () => {
    if (asked.text.trim() !== "" && rules.open && !asked.sending) asked.send();
  };
  return (
    <form
      className={style.ask}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {!rules.open && (
        <p className={style.note} role="status" data-testid="questions-closed">
          {t("closed")}
        </p>
      )}
      {rules.open && lookedAt && <p className={style.note}>{t("looked_at")}</p>}
      {asked.sending && (
        <p className={style.note} role="status">
          {t(lost ? "waits_for_line" : "sending")}
        </p>
      )}
      <div className={field.compose}>
        <textarea
          aria-label={t("ask")}
          placeholder={t("ask")}
          data-testid="question-input"
          rows={Math.min(4, 1 + Math.floor(asked.text.length / 34))}
          maxLength={LONGEST}
          value={asked.text}
          readOnly={!rules.open || asked.sending}
          onChange={(event) => asked.write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <ActionIcon type="submit" aria-label={t("send")} data-testid="question-send" disabled={!rules.open}>
          <IconSend size={20} stroke={1.75} className="mirrored" />
        </ActionIcon>
      </div>
      {left < NEAR && <p className={style.note}>{t("left", { count: left })}</p>}
      {rules.open && rules.without_names && (
        <SwitchRow
          label={t("hide_name")}
          hint={t("hide_name_hint")}
          on={asked.withoutName}
          data-testid="question-without-name"
          onChange={asked.sending ? undefined : asked.hideName}
        />
      )}
    </form>
  );
}
