import { ActionIcon, Button, Modal } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { LiveClass } from "../../session/live";
import type { Addressed } from "./actions";
import style from "./groups.module.css";
import { words } from "./strings";

const LONGEST = 2_000; // as the server takes it

function post(live: LiveClass, text: string, rooms: readonly string[] | null): Promise<unknown> {
  if (rooms === null) return live.obey({ kind: "chat.send", text, to: "everyone" });
  return Promise.all(rooms.map((room) => live.obey({ kind: "chat.send", text, room })));
}

/** A line to every group, always at hand where there is room for it. */
export function TellAll() {
  const t = useT(words);
  const { live } = useClass();
  const [text, setText] = useState("");
  return (
    <form
      className={style.tell}
      onSubmit={(event) => {
        event.preventDefault();
        const said = text.trim();
        if (said === "") return;
        post(live, said, null).then(
          () => live.toast({ kind: "accent", title: t("sent") }),
          () => setText(said),
        );
        setText("");
      }}
    >
      <label htmlFor="tell-all">{t("tell_all")}</label>
      <div className={style.field}>
        <input
          id="tell-all"
          value={text}
          maxLength={LONGEST}
          placeholder={t("tell_placeholder")}
          data-testid="announce"
          autoComplete="off"
          aria-describedby="tell-all-more"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ActionIcon type="submit" aria-label={t("send")} data-testid="announce-send">
          <IconSend size={20} stroke={1.75} className="mirrored" />
        </ActionIcon>
      </div>
      <p id="tell-all-more" className={style.hint}>
        {t("tell_more")}
      </p>
    </form>
  );
}

interface WriteDialogProps {
  to: Addressed | null;
  onClose: () => void;
}

/** A message into one group's chat, into some, or to everyone. */
export function WriteDialog({ to, onClose }: WriteDialogProps) {
  const t = useT(words);
  const { live } = useClass();
  const [text, setText] = useState("");
  const send = () => {
    const said = text.trim();
    if (to === null || said === "") return;
    post(live, said, to.rooms).then(
      () => {
        live.toast({ kind: "accent", title: t("sent") });
        setText("");
        onClose();
      },
      () => {},
    );
  };
  return (
    <Modal
      opened={to !== null}
      onClose={onClose}
      title={to?.rooms === null ? t("tell_all") : t("write_title", { name: to?.name ?? "" })}
      closeButtonProps={{ "aria-label": t("close") }}
      centered
      radius={20}
    >
      <form
        className={style.write}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          rows={4}
          value={text}
          maxLength={LONGEST}
          aria-label={t("write")}
          data-autofocus
          data-testid="write-text"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className={style.hint}>{t(to?.rooms === null ? "tell_more" : "write_more")}</p>
        <Button type="submit" disabled={text.trim() === ""} data-testid="write-send">
          {t("send")}
        </Button>
      </form>
    </Modal>
  );
}
