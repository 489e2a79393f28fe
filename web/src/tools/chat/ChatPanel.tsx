import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconMessageCircle, IconSend } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import { useClass, useLive, useShown } from "../../session/context";
import { all } from "../../store/room";
import style from "./ChatPanel.module.css";
import { useDraft } from "./drafts";
import { Message } from "./Message";
import { useOlder } from "./older";
import { useOutgoing } from "./outgoing";
import { words } from "./strings";
import { useReading } from "./unread";

interface ChatPanelProps {
  closeLabel: string;
  onClose: () => void;
  tabs?: ReactNode;
}

const LONGEST = 2_000; // as the server takes it

/** The class's talk in writing, and what only the teachers read. Writing works without a line too. */
export function ChatPanel({ closeLabel, onClose, tabs }: ChatPanelProps) {
  const t = useT(words);
  const { me } = useClass();
  const shown = useShown((room) => all(room, "message"));
  const older = useOlder(shown);
  const { outgoing, send, again } = useOutgoing();
  const lost = useLive((state) => state.lost) !== null;
  const newest = shown.at(-1)?.made ?? 0;
  const end = useRef<HTMLDivElement>(null);
  useReading(newest);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls
  useEffect(() => {
    const list = end.current?.closest("section");
    const near = !list || list.scrollHeight - list.scrollTop - list.clientHeight < 240;
    if (near) end.current?.scrollIntoView({ block: "end" });
  }, [newest, outgoing.length]);
  const messages = [...older.messages, ...shown];
  return (
    <Panel
      title={t("title")}
      closeLabel={closeLabel}
      onClose={onClose}
      tabs={tabs}
      detent="full"
      data-testid="chat"
      foot={<Compose onSend={send} />}
    >
      {older.more && (
        <button
          type="button"
          className={`${buttons.quiet} ${style.older}`}
          onClick={() => void older.fetch()}
          disabled={older.busy}
        >
          {t("older")}
        </button>
      )}
      {messages.length + outgoing.length === 0 && (
        <div className={style.empty}>
          <IconMessageCircle size={24} stroke={1.75} aria-hidden />
          <b>{t("empty_title")}</b>
          <p>{t("empty_body")}</p>
        </div>
      )}
      <div role="log" aria-label={t("log")}>
        <ul className={style.list}>
          {messages.map((message) => (
            <Message key={message.id} id={message.id} message={message.view} />
          ))}
          {outgoing.map((one) => (
            <li key={one.client_id} className={style.message} data-testid="chat-message" data-state="sending">
              <span className={style.gap} />
              <div className={style.body}>
                <div className={style.who}>
                  <b>{me.person.name}</b>
                  {!one.failed && t(lost ? "waits" : "sending")}
                </div>
                <p className={style.text}>{one.text}</p>
                {one.failed && (
                  <button type="button" className={`${buttons.quiet} ${style.again}`} onClick={() => again(one)}>
                    {t("not_sent")}
                  </button>
                )}
              </div>
            </li>
          ))}
        </ul>
        <div ref={end} className={style.end} />
      </div>
    </Panel>
  );
}

function Compose({ onSend }: { onSend: (text: string, to: "room" | "staff") => void }) {
  const t = useT(words);
  const { info } = useClass();
  const [text, setText] = useDraft(info.id);
  const [to, setTo] = useState<"room" | "staff">("room");
  const post = () => {
    const said = text.trim();
    if (said === "") return;
    onSend(said, to);
    setText("");
  };
  const label = t(to === "room" ? "message_everyone" : "message_staff");
  return (
    <form
      className={to === "staff" ? style.private : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      <div className={style.to}>
        <span aria-hidden>{t("to")}</span>
        <NativeSelect
          variant="unstyled"
          aria-label={t("to")}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value === "staff" ? "staff" : "room")}
          data={[
            { value: "room", label: t("everyone") },
            { value: "staff", label: t("staff") },
          ]}
          classNames={{ input: style.toInput }}
          data-testid="chat-to"
        />
      </div>
      <div className={style.compose}>
        <textarea
          rows={Math.min(5, text.split("\n").length)}
          value={text}
          maxLength={LONGEST}
          placeholder={label}
          aria-label={label}
          data-testid="chat-input"
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            post();
          }}
        />
        <ActionIcon type="submit" aria-label={t("send")} data-testid="chat-send">
          <IconSend size={20} stroke={1.75} className="mirrored" />
        </ActionIcon>
      </div>
    </form>
  );
}
