import { ActionIcon, Menu } from "@mantine/core";
import {
  IconCopy,
  IconCornerUpLeft,
  IconDots,
  IconFlag,
  IconLink,
  IconMessageReply,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import type { MessageView } from "../../wire/views";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import style from "./Message.module.css";
import { usePrivate } from "./people";
import { MARK_NAMES, MARKS } from "./signs";
import { words } from "./strings";

export interface MessageDoes {
  onReply: (alone: boolean) => void;
  onReport: () => void;
  onEdit: () => void;
  onJump: () => void;
}

interface MessageMenuProps extends MessageDoes {
  id: string;
  message: MessageView;
  name: string;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** What one may do with a message. Everything that is done to one by hand is here for the keyboard too. */
export function MessageMenu({ id, message, name, open, onOpen, ...does }: MessageMenuProps) {
  const t = useT(words);
  const { live, me } = useClass();
  const own = message.author === me.person.id;
  const gone = message.removed !== null;
  const moderates = useMay("moderate");
  const reacts = useMay("react");
  const writes = useMay("raise_hand");
  const isPrivate = message.to === "person";
  const pinned = useShown((room) => one(room, "pin", id) !== undefined);
  const { offered } = usePrivate();
  const alone = !own && !isPrivate && offered.some((person) => person.id === message.author);
  const item = (Icon: typeof IconPin) => <Icon size={18} stroke={1.75} />;
  if (gone && (own || !isPrivate)) return null;
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      radius="md"
      returnFocus
      trapFocus
      opened={open}
      onChange={onOpen}
      width={250}
    >
      <Menu.Target>
        <ActionIcon aria-label={t("actions", { name })} tabIndex={-1} data-testid="message-menu">
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={panel.menu}>
        {!gone && reacts && (
          <div className={style.signs}>
            {MARK_NAMES.map((mark) => {
              const mine = message.marks.find((one) => one.mark === mark)?.mine ?? false;
              const Icon = MARKS[mark];
              return (
                <Menu.Item
                  key={mark}
                  aria-label={mine ? t("take_back", { sign: t(mark) }) : t(mark)}
                  data-mine={mine || undefined}
                  data-testid="message-sign"
                  data-mark={mark}
                  onClick={() => live.tell({ kind: "chat.mark", id, mark, on: !mine })}
                >
                  <Icon size={20} stroke={1.75} />
                </Menu.Item>
              );
            })}
          </div>
        )}
        {!gone && writes && (
          <Menu.Item
            leftSection={item(IconCornerUpLeft)}
            data-testid="message-reply"
            onClick={() => does.onReply(isPrivate)}
          >
            {isPrivate && !own ? t("reply_only", { name }) : t("reply")}
          </Menu.Item>
        )}
        {!gone && writes && alone && (
          <Menu.Item
            leftSection={item(IconMessageReply)}
            data-testid="message-reply-alone"
            onClick={() => does.onReply(true)}
          >
            {t("reply_only", { name })}
          </Menu.Item>
        )}
        {message.reply !== null && (
          <Menu.Item leftSection={item(IconLink)} onClick={does.onJump}>
            {t("jump")}
          </Menu.Item>
        )}
        {!gone && (
          <Menu.Item
            leftSection={item(IconCopy)}
            onClick={() =>
              void navigator.clipboard?.writeText(message.text).then(
                () => live.toast({ kind: "accent", title: t("copied") }),
                () => {}, // the browser says no; the text can be marked by hand
              )
            }
          >
            {t("copy")}
          </Menu.Item>
        )}
        {!gone && moderates && (message.to === "room" || message.to === "everyone") && (
          <Menu.Item
            leftSection={item(pinned ? IconPinnedOff : IconPin)}
            data-testid="message-pin"
            onClick={() => live.tell({ kind: "chat.pin", id, on: !pinned })}
          >
            {t(pinned ? "unpin" : "pin")}
          </Menu.Item>
        )}
        {!own && (
          <Menu.Item leftSection={item(IconFlag)} data-testid="message-report" onClick={does.onReport}>
            {t("report")}
          </Menu.Item>
        )}
        {own && (
          <Menu.Item leftSection={item(IconPencil)} data-testid="message-edit" onClick={does.onEdit}>
            {t("edit")}
          </Menu.Item>
        )}
        {!gone && (own || (moderates && !isPrivate)) && (
          <Menu.Item
            leftSection={item(IconTrash)}
            c="var(--cr-alert-text)"
            data-testid="message-delete"
            onClick={() => live.tell({ kind: "chat.delete", id })}
          >
            {t("remove")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
