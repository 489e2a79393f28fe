import { ActionIcon, Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Chip } from "../../design/Chip";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { PREP } from "../../store/people";
import { all, one } from "../../store/room";
import { Waited } from "../breakouts/StateWord";
import { type Call, callsOf } from "./calls";
import style from "./HelpQueue.module.css";
import { words } from "./strings";

interface HelpQueueProps {
  /** A list with everything, cards in a row, or the first ones of the list. */
  look: "list" | "cards" | "short";
  /** The claimer is moved into the group: the page shows it. */
  onGone: () => void;
  onReply: (to: { rooms: readonly string[]; name: string }) => void;
}

const SHORT = 2; // what leaves a phone's screen to the groups

/** Who calls for help, the longest waiting first. */
export function HelpQueue({ look, onGone, onReply }: HelpQueueProps) {
  const t = useT(words);
  const things = useShown((room) => all(room, "call"));
  const sets = useShown((room) => all(room, "breakout_set"));
  const members = useShown((room) => all(room, "member"));
  const [whole, setWhole] = useState(false);
  const calls = useMemo(() => {
    const names = new Map(members.map(({ id, view }) => [id, view.name]));
    return callsOf(things, sets.find(({ view }) => view.open)?.view, (id) => names.get(id));
  }, [things, sets, members]);
  const waiting = calls.filter(({ claimed_by }) => claimed_by === null);
  const shown = look === "short" && !whole ? calls.slice(0, SHORT) : calls;
  const newest = [...waiting].sort((a, b) => b.since_ms - a.since_ms)[0];
  return (
    <section
      className={`${style.queue} ${style[look]}`}
      aria-label={t("title")}
      data-testid="help-queue"
      data-count={waiting.length}
    >
      {look !== "cards" && (
        <header className={style.head}>
          <h3>{t("title")}</h3>
          {waiting.length > 0 && (
            <Chip tone="hand">
              <bdi className="tabular">{waiting.length}</bdi>
            </Chip>
          )}
        </header>
      )}
      <p className="visually-hidden" role="status">
        {newest ? t("new_call", { name: newest.name, count: waiting.length }) : ""}
      </p>
      {calls.length === 0 && look === "list" && (
        <p className={style.none}>
          <b>{t("none")}</b>
          {t("none_more")}
        </p>
      )}
      <ol>
        {shown.map((call) => (
          <Row
            key={call.id}
            call={call}
            first={call.id === waiting[0]?.id}
            card={look === "cards"}
            onGone={onGone}
            onReply={onReply}
          />
        ))}
      </ol>
      {look === "short" && calls.length > SHORT && (
        <button type="button" className={`${buttons.quiet} ${buttons.wide}`} onClick={() => setWhole(!whole)}>
          {t(whole ? "fewer" : "all_calls", { count: calls.length })}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  call: Call;
  first: boolean;
  card: boolean;
  onGone: HelpQueueProps["onGone"];
  onReply: HelpQueueProps["onReply"];
}

function Row({ call, first, card, onGone, onReply }: RowProps) {
  const t = useT(words);
  const { live, me } = useClass();
  const helper = useShown((room) => (call.claimed_by ? one(room, "member", call.claimed_by)?.view.name : undefined));
  const { id, name, claimed_by, text, by } = call;
  const message = text ? t("said", { text, name: call.group ? by : "" }) : t("no_message", { name: by });
  const where = call.group ? null : call.room === PREP ? t("in_prep") : t("in_main");
  const done = () => live.tell({ kind: "help.resolve", id });
  const go = () => {
    live.obey({ kind: "help.claim", id }).then(
      () => (call.group || call.room === PREP) && onGone(),
      () => {},
    );
  };
  const room = call.group ? id : call.room;
  return (
    <li
      className={first ? style.first : undefined}
      data-testid="help-item"
      data-id={id}
      data-state={claimed_by === null ? "waiting" : "claimed"}
    >
      <div className={style.words}>
        <div className={style.top}>
          <b className="cut">{name}</b>
          <span className={style.time}>
            <Waited since={call.since_ms} />
          </span>
        </div>
        <p className={style.text} dir="auto">
          {message.trim()}
          {where && <span className={style.where}>{where}</span>}
        </p>
      </div>
      <div className={style.acts}>
        {claimed_by === null ? (
          <Button
            className={style.go}
            variant={first ? "filled" : "default"}
            aria-label={t("go_to", { name })}
            data-testid="help-claim"
            data-id={id}
            onClick={go}
          >
            {t(first && !card ? "go_to" : "go", { name })}
          </Button>
        ) : (
          <span className={style.helped}>
            {claimed_by === me.person.id ? t("you_help") : t("helps", { name: helper ?? "" })}
          </span>
        )}
        {!card && room !== null && (
          <button
            type="button"
            className={buttons.line}
            aria-label={t("reply_to", { name })}
            data-testid="help-reply"
            onClick={() => onReply({ rooms: [room], name })}
          >
            {t("reply")}
          </button>
        )}
        {claimed_by === null ? (
          !card && (
            <ActionIcon aria-label={t("done_with", { name })} data-testid="help-resolve" data-id={id} onClick={done}>
              <IconCheck size={20} stroke={1.75} />
            </ActionIcon>
          )
        ) : (
          <button
            type="button"
            className={buttons.line}
            aria-label={t("done_with", { name })}
            data-testid="help-resolve"
            data-id={id}
            onClick={done}
          >
            {t("done")}
          </button>
        )}
      </div>
    </li>
  );
}
