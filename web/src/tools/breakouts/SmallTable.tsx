import { IconEar, IconHourglass, IconMessageCircleFilled } from "@tabler/icons-react";
import { memo, type PointerEvent } from "react";
import { initials } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useComing } from "./moving";
import { StateWord } from "./StateWord";
import { words } from "./strings";
import type { Sitting, Table } from "./tables";
import style from "./tables.module.css";
import { useDrag } from "./useSeat";

const SEATS = 4; // more become "+3"

interface SmallTableProps {
  table: Table;
  chosen: boolean;
  /** The one stop of the grid for Tab. */
  stop: boolean;
  drag: boolean;
  onChoose: (key: string, more: boolean) => void;
}

/** A group among forty: a place, one state, who is there. Seats are grey; only what calls has colour. */
export const SmallTable = memo(function SmallTable({ table, chosen, stop, drag, onChoose }: SmallTableProps) {
  const t = useT(words);
  const { me } = useClass();
  const coming = useComing(table.key);
  const { people, state } = table;
  const shown = people.length > SEATS + 1 ? people.slice(0, SEATS) : people;
  const listens = table.listeners.includes(me.person.id);
  const number = /^\D*(\d+)$/.exec(table.name)?.[1];
  return (
    <button
      type="button"
      className={`${style.small} ${style[`at_${state}`]} ${chosen ? style.chosen : ""} ${coming ? style.target : ""}`}
      aria-pressed={chosen}
      tabIndex={stop ? 0 : -1}
      data-testid="breakout-room"
      data-id={table.key}
      data-state={state}
      data-drop={table.key}
      onClick={(event) => onChoose(table.key, event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      <span className={style.top}>
        <b className="tabular cut">
          {number ? (
            <>
              <span className="visually-hidden">{table.name.slice(0, -number.length)}</span>
              {number}
            </>
          ) : (
            table.name
          )}
        </b>
        <StateWord table={table} />
      </span>
      <span className={style.bottom}>
        <span className={style.seats}>
          {shown.map((person) => (
            <Mini key={person.id} person={person} from={table.key} drag={drag} />
          ))}
          {people.length > shown.length && <bdi className={style.plus}>+{people.length - shown.length}</bdi>}
          {coming && <span className={style.gap} />}
        </span>
        <span className={style.marks}>
          {table.wantsMinute && <IconHourglass size={16} stroke={1.75} aria-label={t("wants_minute")} />}
          {table.messages > 0 && (
            <span className={style.wrote}>
              <IconMessageCircleFilled size={16} aria-hidden />
              <span className="visually-hidden">{t("messages", { count: table.messages })}</span>
            </span>
          )}
        </span>
      </span>
      {table.listeners.length > 0 && (
        <span className={style.ear}>
          <IconEar size={16} stroke={1.75} aria-label={t(listens ? "you_listen" : "is_listened")} />
        </span>
      )}
    </button>
  );
});

function Mini({ person, from, drag }: { person: Sitting; from: string; drag: boolean }) {
  const t = useT(words);
  const start = useDrag(person, from);
  return (
    <span
      className={`${style.mini} ${person.speaking ? style.speaks : ""} ${person.hand ? style.raises : ""} ${person.reconnecting ? style.away : ""}`}
      title={person.name}
      data-testid="group-seat"
      data-id={person.id}
      onPointerDown={drag ? (event: PointerEvent) => start(event) : undefined}
    >
      <span aria-hidden>{initials(person.name)}</span>
      <span className="visually-hidden">
        {[person.name, person.speaking && t("speaking"), person.hand && t("hand_lower")].filter(Boolean).join(", ")},{" "}
      </span>
    </span>
  );
}
