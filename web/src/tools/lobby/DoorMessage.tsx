import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useId, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { one } from "../../store/room";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { words } from "./strings";

const MOST = 200;

/** What everybody who waits reads, and who wrote it. */
export function DoorMessage() {
  const t = useT(words);
  const { live } = useClass();
  const [writing, setWriting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const message = useShown((room) => one(room, "door_message", "message"))?.view;
  const name = useShown((room) => message && nameOf(room, message.by));
  const close = () => {
    setWriting(false);
    setTimeout(() => opener.current?.focus()); // the field is gone, and the focus with it
  };
  if (writing) return <Write before={message?.text ?? ""} onClose={close} />;
  return (
    <section aria-label={t("message")}>
      {message && (
        <p className={panel.note} data-testid="door-message">
          <b>{t("message_by", { name: name ?? t("someone") })}</b>
          <br />
          {message.text}
        </p>
      )}
      <div className={panel.group}>
        <button
          ref={opener}
          type="button"
          className={buttons.quiet}
          data-testid="door-write"
          onClick={() => setWriting(true)}
        >
          <IconSend size={18} stroke={1.75} className="mirrored" aria-hidden /> {t(message ? "change" : "write")}
        </button>
        {message && (
          <button
            type="button"
            className={panel.small}
            data-testid="door-clear"
            onClick={() => {
              live.tell({ kind: "door.message", text: null });
              opener.current?.focus();
            }}
          >
            {t("take_away")}
          </button>
        )}
      </div>
    </section>
  );
}

function Write({ before, onClose }: { before: string; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const id = useId();
  const [text, setText] = useState(before);
  const send = () => {
    live
      .obey({ kind: "door.message", text: text.trim() })
      .then(onClose)
      .catch(() => {}); // the refusal is shown, what was written stays
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label className={field.label} htmlFor={id}>
        {t("message")}
      </label>
      <input
        id={id}
        className={field.box}
        value={text}
        maxLength={MOST}
        aria-describedby={`${id}hint`}
        data-testid="door-text"
        ref={(input) => input?.focus()}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={field.hint} id={`${id}hint`}>
        {t("message_hint")}
      </p>
      <div className={panel.foot} style={{ marginBlock: 12 }}>
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" disabled={text.trim() === ""} data-testid="door-send">
          {t("send")}
        </Button>
      </div>
    </form>
  );
}
