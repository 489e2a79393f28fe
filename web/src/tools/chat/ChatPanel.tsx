import { IconMessageCircle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import { useMine, useShown } from "../../session/context";
import { all } from "../../store/room";
import { useRows } from "../useRows";
import style from "./ChatPanel.module.css";
import { Compose } from "./Compose";
import { useDraft } from "./drafts";
import { Messages } from "./Messages";
import { useOlder } from "./older";
import { useOutgoing } from "./outgoing";
import { Pins } from "./Pins";
import { words } from "./strings";
import { useReading } from "./unread";
import { readIn, useWhere } from "./where";

interface ChatPanelProps {
  closeLabel: string;
  onClose: () => void;
  tabs?: ReactNode;
}

/** The talk of one's room in writing, what few read, and what staff write to everyone. Writing works without a line too. */
export function ChatPanel({ closeLabel, onClose, tabs }: ChatPanelProps) {
  const t = useT(words);
  const { room, group, grouped } = useWhere();
  const held = useShown((shown) => all(shown, "message"));
  const older = useOlder(held, room);
  const draft = useDraft(useMine());
  const { outgoing, send, again } = useOutgoing(draft.giveBack);
  const shown = readIn(held, room);
  const newest = shown.at(-1)?.made ?? 0;
  const end = useRef<HTMLDivElement>(null);
  useReading(newest);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls
  useEffect(() => {
    const list = end.current?.closest("section");
    const near = !list || list.scrollHeight - list.scrollTop - list.clientHeight < 240;
    if (near) end.current?.scrollIntoView({ block: "end" });
  }, [newest, outgoing.length]);
  const messages = [...readIn(older.messages, room), ...shown];
  const list = useRows(
    messages.map(({ id }) => id),
    { enters: "last", intoRows: false },
  );
  const jump = (id: string) => {
    if (messages.some((message) => message.id === id)) list.go(id);
    else if (older.more) void older.fetch();
  };
  return (
    <Panel
      title={group === undefined ? t("title") : t("title_group", { name: group })}
      closeLabel={closeLabel}
      onClose={onClose}
      tabs={tabs}
      detent="full"
      data-testid="chat"
      foot={<Compose draft={draft} onSend={send} />}
    >
      <Pins room={room} onJump={jump} />
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
          <p>{grouped ? t("empty_group", { name: group ?? t("class_room") }) : t("empty_body")}</p>
        </div>
      )}
      <Messages
        messages={messages}
        outgoing={outgoing}
        again={again}
        older={older.more}
        draft={draft}
        list={list}
        onJump={jump}
      />
      <div ref={end} className={style.end} />
    </Panel>
  );
}
