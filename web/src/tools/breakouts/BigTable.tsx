import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconEar, IconHourglass, IconMessageCircle, IconPencil, IconSpeakerphone } from "@tabler/icons-react";
import { memo, useId } from "react";
import buttons from "../../design/buttons.module.css";
import { Chip } from "../../design/Chip";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useActions } from "./actions";
import { useComing } from "./moving";
import { SeatName } from "./SeatName";
import { StateWord } from "./StateWord";
import { words } from "./strings";
import type { Sitting, Table } from "./tables";
import style from "./tables.module.css";
import { useSeat } from "./useSeat";

interface BigTableProps {
  table: Table;
  task: string;
  /** Few groups: two rows of seats around the desk; else one row above it. */
  around: boolean;
  drag: boolean;
  chosen: boolean;
}

/** A group among few: faces, names, the desk with the task, and what one can do. */
export const BigTable = memo(function BigTable({ table, task, around, drag, chosen }: BigTableProps) {
  const t = useT(words);
  const id = useId();
  const { me } = useClass();
  const { listen, goIn, write } = useActions();
  const coming = useComing(table.key);
  const { key, name, people, state } = table;
  const listens = table.listeners.includes(me.person.id);
  const half = around && people.length > 2 ? Math.ceil(people.length / 2) : people.length;
  const rows = [people.slice(0, half), people.slice(half)];
  const last = rows[1]?.length ? 1 : 0;
  const desk = (
    <p className={style.desk}>
      {table.wantsMinute && <IconHourglass size={16} stroke={1.75} aria-hidden />}
      <span className="cut" title={task}>
        {table.wantsMinute ? t("wants_minute") : task || t("no_task")}
      </span>
    </p>
  );
  const row = (which: readonly Sitting[], at: number) => (
    <ul className={style.row}>
      {which.map((person) => (
        <Chair key={person.id} person={person} from={key} drag={drag} />
      ))}
      {coming && at === last && (
        <li className={style.chair}>
          <span className={style.empty} />
          <span className="cut">{coming.name.split(/\s+/)[0]}?</span>
        </li>
      )}
    </ul>
  );
  return (
    <section
      className={`${style.big} ${style[`at_${state}`]} ${chosen || listens ? style.chosen : ""} ${coming ? style.target : ""}`}
      aria-labelledby={id}
      data-testid="breakout-room"
      data-id={key}
      data-state={state}
      data-drop={key}
    >
      <header className={style.top}>
        <h3 id={id} className="cut">
          {name}
        </h3>
        <StateWord table={table} />
      </header>
      <div className={style.around}>
        {people.length === 0 && !coming ? <p className={style.nobody}>{t("empty_seats")}</p> : row(rows[0] ?? [], 0)}
        {desk}
        {last === 1 && row(rows[1] ?? [], 1)}
      </div>
      {table.visitors.length > 0 && (
        <p className={style.visitors}>{t("visitors", { names: table.visitors.join(", ") })}</p>
      )}
      <footer className={style.foot}>
        <button
          type="button"
          className={buttons.quiet}
          data-testid="go-in"
          aria-label={t(state === "calling" ? "go_help_in" : "go_in_to", { name })}
          onClick={() => goIn(key)}
        >
          {t(state === "calling" ? "go_help" : "go_in")}
        </button>
        {listens ? (
          <Chip tone="accent">
            <IconEar size={16} stroke={1.75} aria-hidden />
            {t("you_listen")}
          </Chip>
        ) : (
          <button
            type="button"
            className={buttons.quiet}
            data-testid="listen"
            aria-label={t("listen_to", { name })}
            onClick={() => listen(key)}
          >
            <IconEar size={18} stroke={1.75} aria-hidden />
            {t("listen")}
          </button>
        )}
        <span className={style.grow} />
        <ActionIcon
          aria-label={`${t("write_to", { name })}${table.messages > 0 ? `, ${t("messages", { count: table.messages })}` : ""}`}
          className={table.messages > 0 ? style.dotted : undefined}
          onClick={() => write({ rooms: [key], name })}
        >
          <IconMessageCircle size={20} stroke={1.75} />
        </ActionIcon>
        <MoreMenu table={table} />
      </footer>
    </section>
  );
});

function MoreMenu({ table }: { table: Table }) {
  const t = useT(words);
  const { speak, rename } = useActions();
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon aria-label={t("more_for", { name: table.name })}>
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconSpeakerphone size={20} stroke={1.75} />}
          onClick={() => speak({ rooms: [table.key] })}
        >
          {t("speak_here")}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={20} stroke={1.75} />} onClick={() => rename(table.key)}>
          {t("rename")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Chair({ person, from, drag }: { person: Sitting; from: string; drag: boolean }) {
  const t = useT(words);
  const { props, lifted } = useSeat(person, from, drag);
  const said = [t("move_of", { name: person.name }), person.speaking && t("speaking"), person.hand && t("hand_lower")];
  return (
    <li className={style.chair}>
      <button
        {...props}
        type="button"
        className={`${style.seatButton} ${lifted ? style.lifted : ""} ${person.hand ? style.raises : ""}`}
        data-testid="group-seat"
        data-id={person.id}
      >
        <Seat id={person.id} name={person.name} size={42} speaking={person.speaking} quiet={person.reconnecting} />
        <SeatName shown={person.name.split(/\s+/)[0] ?? ""} said={said.filter(Boolean).join(", ")} />
      </button>
    </li>
  );
}
