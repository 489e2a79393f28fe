import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconLock, IconPencil, IconSpeakerphone, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import type { MessageView } from "../../wire/views";
import { useMay } from "../presence/powers";
import style from "./ChatPanel.module.css";
import { words } from "./strings";

/** One message; its author changes it, its author and staff delete it. */
export function Message({ id, message }: { id: string; message: MessageView }) {
  const t = useT(words);
  const format = useFormat();
  const { live, me } = useClass();
  const name = useShown((room) => nameOf(room, message.author)) ?? t("gone");
  const [editing, setEditing] = useState(false);
  const own = message.author === me.person.id;
  const toAll = message.to === "everyone";
  const moderates = useMay("moderate");
  const may = own || moderates;
  return (
    <li
      className={`${style.message} ${message.to === "staff" ? style.staff : ""}`}
      data-testid="chat-message"
      data-id={id}
    >
      <Seat id={message.author} name={name} size={34} />
      <div className={style.body}>
        {message.to === "staff" && (
          <p className={style.lock}>
            <IconLock size={16} stroke={1.75} aria-hidden />
            {own ? t("only_staff") : t("only_staff_seen", { name })}
          </p>
        )}
        {toAll && (
          <p className={style.toAll}>
            <IconSpeakerphone size={16} stroke={1.75} aria-hidden />
            {t("to_everyone")}
          </p>
        )}
        <div className={style.who}>
          <b>{name}</b>
          <span className="tabular">{format.time(new Date(message.at_ms))}</span>
          {message.edited && ` · ${t("edited")}`}
        </div>
        {editing ? (
          <Edit
            text={message.text ?? ""}
            onDone={(text) => {
              setEditing(false);
              if (text !== null && text !== message.text) live.tell({ kind: "chat.edit", id, text });
            }}
          />
        ) : (
          <p className={style.text} dir="auto">
            {message.text}
          </p>
        )}
      </div>
      {may && !editing && (
        <Menu position="bottom-end" shadow="md" radius="md" returnFocus>
          <Menu.Target>
            <ActionIcon aria-label={t("actions", { name })} data-testid="message-menu">
              <IconDots size={20} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {own && (
              <Menu.Item
                leftSection={<IconPencil size={18} stroke={1.75} />}
                data-testid="message-edit"
                onClick={() => setEditing(true)}
              >
                {t("edit")}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconTrash size={18} stroke={1.75} />}
              c="var(--cr-alert-text)"
              data-testid="message-delete"
              onClick={() => live.tell({ kind: "chat.delete", id })}
            >
              {t("remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

function Edit({ text, onDone }: { text: string; onDone: (text: string | null) => void }) {
  const t = useT(words);
  const [now, setNow] = useState(text);
  return (
    <div>
      <textarea
        className={style.edit}
        aria-label={t("edit")}
        value={now}
        rows={2}
        maxLength={2_000}
        // biome-ignore lint/a11y/noAutofocus: the person asked to change this very text
        autoFocus
        onChange={(event) => setNow(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault(); // closes the change, not the panel
            onDone(null);
          }
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            onDone(now.trim() || null);
          }
        }}
      />
      <button type="button" className={buttons.quiet} onClick={() => onDone(now.trim() || null)}>
        {t("save")}
      </button>
      <button type="button" className={buttons.quiet} onClick={() => onDone(null)}>
        {t("cancel")}
      </button>
    </div>
  );
}
