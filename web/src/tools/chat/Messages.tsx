import { useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useLive } from "../../session/context";
import { ReportMessage } from "../../session/parts";
import type { Thing } from "../../store/room";
import type { MessageView } from "../../wire/views";
import type { useRows } from "../useRows";
import style from "./ChatPanel.module.css";
import type { Draft } from "./drafts";
import { useHidden } from "./hidden";
import { HiddenMessage, Message } from "./Message";
import message_style from "./Message.module.css";
import type { Outgoing } from "./outgoing";
import { words } from "./strings";

interface MessagesProps {
  messages: readonly Thing<MessageView>[];
  outgoing: readonly Outgoing[];
  again: (one: Outgoing) => void;
  older: boolean;
  draft: Draft;
  list: ReturnType<typeof useRows>;
  onJump: (id: string) => void;
}

/** The messages in their order, one's own that are on the way last. */
export function Messages({ messages, outgoing, again, older, draft, list, onJump }: MessagesProps) {
  const t = useT(words);
  const { info, me } = useClass();
  const lost = useLive((state) => state.lost) !== null;
  const { hides, show } = useHidden(info.id);
  const [reported, report] = useState<Thing<MessageView> | null>(null);
  const byId = new Map(messages.map((message) => [message.id, message]));
  const end = useRef<HTMLElement | null>(null);
  const reply = ({ id, view }: Thing<MessageView>, alone: boolean) => {
    const other = view.author === me.person.id ? view.person : view.author;
    const to = alone ? "person" : view.to === "person" ? "person" : view.to;
    draft.aimAt({ to, person: to === "person" ? other : null, reply: id });
    end.current = document.querySelector<HTMLElement>('[data-testid="chat-input"]');
    requestAnimationFrame(() => end.current?.focus()); // after the menu has given the focus back
  };
  return (
    <>
      <div role="log" aria-label={t("log")}>
        <ul className={style.list} ref={list.list} onKeyDown={list.onKeyDown}>
          {messages.map((message) =>
            hides(message.view.author) ? (
              <HiddenMessage key={message.id} author={message.view.author} onShow={() => show(message.view.author)} />
            ) : (
              <Message
                key={message.id}
                id={message.id}
                message={message.view}
                answers={answered(byId.get(message.view.reply ?? ""))}
                older={older}
                tabbed={list.stop === message.id}
                onFocus={() => list.onFocus(message.id)}
                onReply={(alone) => reply(message, alone)}
                onReport={() => report(message)}
                onJump={() => message.view.reply !== null && onJump(message.view.reply)}
              />
            ),
          )}
          {outgoing.map((one) => (
            <li key={one.client_id} className={message_style.message} data-testid="chat-message" data-state="sending">
              <span className={style.gap} />
              <div className={message_style.body}>
                <div className={message_style.who}>
                  <b>{me.person.name}</b>
                  {!one.failed && t(lost ? "waits" : "sending")}
                </div>
                <p className={message_style.text}>{one.text}</p>
                {one.failed && (
                  <button type="button" className={`${buttons.quiet} ${style.again}`} onClick={() => again(one)}>
                    {t("not_sent")}
                  </button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
      {reported && <ReportMessage of={reported} onClose={() => report(null)} />}
    </>
  );
}

/** What is deleted is gone for who reads the answer, though staff still hold it. */
const answered = (message: Thing<MessageView> | undefined) => (message?.view.removed ? undefined : message);
