import { IconChevronDown, IconDoorEnter, IconEar, IconMessageCircle, IconSpeakerphone } from "@tabler/icons-react";
import { useMemo } from "react";
import buttons from "../../design/buttons.module.css";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useShown } from "../../session/context";
import { all } from "../../store/room";
import { useActions } from "./actions";
import style from "./groups.module.css";
import { SeatName } from "./SeatName";
import { words } from "./strings";
import type { Sitting, Table } from "./tables";
import { useSeat } from "./useSeat";

interface ChosenProps {
  tables: readonly Table[];
  drag: boolean;
}

/** The group that was chosen: who is in it, and what one can do. Several: what can be said to them. */
export function Chosen({ tables, drag }: ChosenProps) {
  const t = useT(words);
  const { choose } = useActions();
  const [table] = tables;
  if (table === undefined) return null;
  if (tables.length > 1)
    return (
      <section
        className={style.chosen}
        aria-label={t("chosen_many", { count: tables.length })}
        data-testid="group-chosen"
      >
        <h3>{t("chosen_many", { count: tables.length })}</h3>
        <p className={style.hint}>{tables.map(({ name }) => name).join(", ")}</p>
        <ChosenActs tables={tables} />
        <button type="button" className={buttons.quiet} onClick={() => choose("", false)}>
          {t("choose_none")}
        </button>
      </section>
    );
  return (
    <section className={style.chosen} aria-label={t("chosen_head", { name: table.name })} data-testid="group-chosen">
      <h3>{t("chosen_head", { name: table.name })}</h3>
      {table.people.length === 0 && <p className={style.hint}>{t("empty_seats")}</p>}
      <People table={table} drag={drag} />
      <ChosenActs tables={tables} />
    </section>
  );
}

/** Listen, go in, write; to several: speak and write. */
export function ChosenActs({ tables }: { tables: readonly Table[] }) {
  const t = useT(words);
  const { listen, goIn, write, speak } = useActions();
  const [table] = tables;
  if (table === undefined) return null;
  const rooms = tables.map(({ key }) => key);
  const one = tables.length === 1;
  const name = one ? table.name : t("chosen_many", { count: tables.length });
  return (
    <div className={style.acts}>
      {one && (
        <button
          type="button"
          className={buttons.line}
          data-testid="listen"
          aria-label={t("listen_to", { name })}
          onClick={() => listen(table.key)}
        >
          <IconEar size={18} stroke={1.75} aria-hidden />
          {t("listen")}
        </button>
      )}
      {one && (
        <button
          type="button"
          className={buttons.line}
          data-testid="go-in"
          aria-label={t("go_in_to", { name })}
          onClick={() => goIn(table.key)}
        >
          <IconDoorEnter size={18} stroke={1.75} className="mirrored" aria-hidden />
          {t("go_in")}
        </button>
      )}
      {!one && (
        <button type="button" className={buttons.line} onClick={() => speak({ rooms })}>
          <IconSpeakerphone size={18} stroke={1.75} aria-hidden />
          {t("speak_them")}
        </button>
      )}
      <button
        type="button"
        className={buttons.line}
        aria-label={t("write_to", { name })}
        onClick={() => write({ rooms, name })}
      >
        <IconMessageCircle size={18} stroke={1.75} aria-hidden />
        {t("write")}
      </button>
    </div>
  );
}

function People({ table, drag }: { table: Table; drag: boolean }) {
  const t = useT(words);
  const spoken = useShown((room) => all(room, "spoken"));
  const totals = useMemo(() => new Map(spoken.map(({ id, view }) => [id, view.total_ms])), [spoken]);
  const most = Math.max(0, ...table.people.map(({ id }) => totals.get(id) ?? 0));
  const note = (person: Sitting) => {
    if (person.reconnecting) return t("weak_line");
    const total = totals.get(person.id) ?? 0;
    if (spoken.length === 0) return "";
    if (total === 0) return t("not_heard");
    return total === most && table.people.length > 1 ? t("talks_most") : "";
  };
  return (
    <ul className={style.rows}>
      {table.people.map((person) => (
        <Row key={person.id} person={person} from={table.key} drag={drag} note={note(person)} />
      ))}
    </ul>
  );
}

function Row({ person, from, drag, note }: { person: Sitting; from: string; drag: boolean; note: string }) {
  const t = useT(words);
  const { props, lifted } = useSeat(person, from, drag);
  return (
    <li>
      <button
        {...props}
        type="button"
        className={`${style.person} ${lifted ? style.lifted : ""}`}
        data-testid="group-chosen-seat"
        data-id={person.id}
      >
        <Seat id={person.id} name={person.name} size={30} speaking={person.speaking} quiet={person.reconnecting} />
        <SeatName shown={person.name} said={t("move_of", { name: person.name })} look={`${style.fill} cut`} />
        <span className={style.note}>{note}</span>
        <IconChevronDown size={18} stroke={1.75} aria-hidden />
      </button>
    </li>
  );
}
