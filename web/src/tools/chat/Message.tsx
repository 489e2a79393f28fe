import { IconLock, IconPin, IconSpeakerphone, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { one, type Thing } from "../../store/room";
import type { MessageView } from "../../wire/views";
import { Edit } from "./Edit";
import { Files } from "./Files";
import { Marks } from "./Marks";
import style from "./Message.module.css";
import { type MessageDoes, MessageMenu } from "./MessageMenu";
import { useName } from "./people";
import { Quote } from "./Quote";
import { Said } from "./Said";
import { words } from "./strings";

interface MessageProps extends Omit<MessageDoes, "onEdit"> {
  id: string;
  message: MessageView;
  /** What it answers, if this page holds it. */
  answers: Thing<MessageView> | undefined;
  older: boolean;
  /** The one of the list that Tab comes to. */
  tabbed: boolean;
  onFocus: () => void;
}

/** One message with what stands around it. Enter opens its menu. */
export function Message({ id, message, answers, older, tabbed, onFocus, ...does }: MessageProps) {
  const t = useT(words);
  const format = useFormat();
  const { live, me } = useClass();
  const name = useShown((room) => nameOf(room, message.author)) ?? t("gone");
  const pinned = useShown((room) => one(room, "pin", id) !== undefined);
  const [editing, setEditing] = useState(false);
  const [open, setOpen] = useState(false);
  const own = message.author === me.person.id;
  const calls = message.mentions.includes(me.person.id);
  const few = message.to === "staff" || message.to === "person";
  const gone = message.removed !== null;
  return (
    <li
      className={`${style.message} ${few ? style.staff : ""} ${calls ? style.calls : ""} ${gone ? style.removed : ""}`}
      tabIndex={tabbed ? 0 : -1}
      data-testid="chat-message"
      data-id={id}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        setOpen(true);
      }}
    >
      <Seat id={message.author} name={name} size={34} />
      <div className={style.body}>
        {few && <ReadBy message={message} name={name} own={own} />}
        {message.to === "everyone" && (
          <p className={style.toAll}>
            <IconSpeakerphone size={16} stroke={1.75} aria-hidden />
            {t("to_everyone")}
          </p>
        )}
        <div className={style.who}>
          <b>{name}</b> <span className="tabular">{format.time(new Date(message.at_ms))}</span>
          {message.edited && ` · ${t("edited")}`}
          {pinned && <IconPin size={14} stroke={1.75} role="img" aria-label={t("pinned")} className={style.pin} />}
        </div>
        {message.reply !== null && !gone && <Quote of={answers} older={older} onJump={does.onJump} />}
        {editing ? (
          <Edit
            text={message.text}
            onDone={(text) => {
              setEditing(false);
              if (text !== null && text !== message.text) live.tell({ kind: "chat.edit", id, text });
            }}
          />
        ) : (
          !isName(message) && <Said text={message.text} mentions={message.mentions} />
        )}
        <Files files={message.files} />
        {message.removed && <Trace message={message} name={name} />}
        <Marks id={id} marks={message.marks} />
        {message.to === "person" && !own && !gone && (
          <button type="button" className={style.only} tabIndex={-1} onClick={() => does.onReply(true)}>
            {t("reply_only", { name })}
          </button>
        )}
      </div>
      {!editing && (
        <MessageMenu
          id={id}
          message={message}
          name={name}
          open={open}
          onOpen={setOpen}
          {...does}
          onEdit={() => setEditing(true)}
        />
      )}
    </li>
  );
}

/** A message of a file alone is named like the file; the card says it. Of a deleted one nothing may be left to say. */
const isName = ({ text, files }: MessageView) => text === "" || files[0]?.name === text;

function ReadBy({ message, name, own }: { message: MessageView; name: string; own: boolean }) {
  const t = useT(words);
  const other = useName(own ? message.person : message.author) ?? t("gone");
  const staffs = own ? t("only_staff") : t("only_staff_seen", { name });
  return (
    <p className={style.lock}>
      <IconLock size={16} stroke={1.75} aria-hidden />
      {message.to === "person" ? t("only_you_and", { name: other }) : staffs}
    </p>
  );
}

/** What is left of a deleted message: for staff, and for who had received it alone. */
function Trace({ message, name }: { message: MessageView; name: string }) {
  const t = useT(words);
  const format = useFormat();
  const by = useName(message.removed?.by ?? null) ?? t("gone");
  const time = format.time(new Date(message.removed?.at_ms ?? 0));
  return (
    <p className={style.trace} data-testid="message-trace">
      <IconTrash size={14} stroke={1.75} aria-hidden />
      {message.to === "person" ? t("removed_private", { name }) : t("removed_by", { name: by, time })}
    </p>
  );
}

/** In the place of a message of somebody whom one hides. */
export function HiddenMessage({ author, onShow }: { author: string; onShow: () => void }) {
  const t = useT(words);
  const name = useName(author) ?? t("gone");
  return (
    <li className={style.trace}>
      {t("hidden", { name })}
      <button type="button" className={buttons.quiet} onClick={onShow}>
        {t("show_again")}
      </button>
    </li>
  );
}
