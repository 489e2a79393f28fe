import { useT } from "../../design/strings";
import { useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import type { Thing } from "../../store/room";
import type { MessageView } from "../../wire/views";
import style from "./Message.module.css";
import { words } from "./strings";

interface QuoteProps {
  of: Thing<MessageView> | undefined;
  /** There are older messages that this page does not hold. */
  older: boolean;
  onJump: () => void;
}

/** The line above a reply. A press goes to what it answers; of what is gone it says so. */
export function Quote({ of, older, onJump }: QuoteProps) {
  const t = useT(words);
  const name = useShown((room) => (of ? nameOf(room, of.view.author) : undefined)) ?? t("gone");
  if (of === undefined && !older) return <p className={style.gone}>{t("answered_gone")}</p>;
  return (
    <button type="button" className={style.quote} tabIndex={-1} data-testid="message-quote" onClick={onJump}>
      {of ? (
        <span className={style.quoted}>
          <span className="visually-hidden">{t("answers")}</span> <b>{name}</b> {of.view.text}
        </span>
      ) : (
        t("answered_older")
      )}
    </button>
  );
}
