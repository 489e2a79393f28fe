import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconPencil, IconPlus } from "@tabler/icons-react";
import { memo, useMemo } from "react";
import { Seat } from "../../design/Seat";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { useComing } from "./moving";
import type { Planned } from "./plan";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";
import { SeatName } from "./SeatName";
import { useSeat } from "./useSeat";

interface PlanTablesProps {
  names: readonly string[];
  seats: ReadonlyMap<string, number>;
  pupils: readonly Planned[];
  drag: boolean;
  onRename: (number: number) => void;
  onAdd: () => void;
}

/** Who would sit where in one round. */
export function PlanTables({ names, seats, pupils, drag, onRename, onAdd }: PlanTablesProps) {
  const t = useT(words);
  const tables = useMemo(() => {
    const known = new Map(pupils.map((one) => [one.id, one]));
    const rows: Planned[][] = names.map(() => []);
    for (const [id, room] of seats) rows[room]?.push(known.get(id) ?? { id, name: id, here: false, ready: null });
    return rows;
  }, [names, seats, pupils]);
  return (
    <section className={style.tables} aria-label={t("groups")} data-scrolls>
      {tables.map((people, number) => (
        <PlanTable
          // biome-ignore lint/suspicious/noArrayIndexKey: a group's number is what it is known by
          key={number}
          number={number}
          name={names[number] ?? ""}
          people={people}
          drag={drag}
          onRename={onRename}
        />
      ))}
      <button type="button" className={style.add} data-testid="group-add" onClick={onAdd}>
        <IconPlus size={22} stroke={1.75} aria-hidden />
        {t("empty_group")}
      </button>
    </section>
  );
}

interface PlanTableProps {
  number: number;
  name: string;
  people: readonly Planned[];
  drag: boolean;
  onRename: (number: number) => void;
}

const PlanTable = memo(function PlanTable({ number, name, people, drag, onRename }: PlanTableProps) {
  const t = useT(words);
  const key = String(number);
  const coming = useComing(key);
  return (
    <section
      className={`${style.table} ${coming ? style.target : ""}`}
      aria-label={name}
      data-testid="breakout-room"
      data-id={key}
      data-state={people.length === 0 ? "empty" : "planned"}
      data-drop={key}
    >
      <header>
        <h3 className="cut">{name}</h3>
        <span className={style.hint}>{t("count", { count: people.length })}</span>
        <ActionIcon aria-label={t("rename_group", { name })} onClick={() => onRename(number)}>
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      <ul>
        {people.map((person) => (
          <Place key={person.id} person={person} from={key} drag={drag} />
        ))}
        {coming && (
          <li className={style.coming}>
            <span />
            {coming.name}
          </li>
        )}
      </ul>
    </section>
  );
});

function Place({ person, from, drag }: { person: Planned; from: string; drag: boolean }) {
  const t = useT(words);
  const { props, lifted } = useSeat(person, from, drag);
  const word = person.ready && t(person.ready === "half" ? "half" : "not_ready");
  const said = [t("move_of", { name: person.name }), word, !person.here && t("not_here")].filter(Boolean).join(", ");
  return (
    <li>
      <button
        {...props}
        type="button"
        className={`${style.place} ${lifted ? style.lifted : ""} ${person.here ? "" : style.absent}`}
        title={person.here ? undefined : t("not_here")}
        data-testid="group-seat"
        data-id={person.id}
      >
        <Seat id={person.id} name={person.name} size={32} quiet={!person.here} />
        <SeatName shown={person.name} said={said} look={`${style.fill} cut`} />
        {person.ready && <Shape state={person.ready} size={17} />}
        <IconChevronDown size={18} stroke={1.75} aria-hidden />
      </button>
    </li>
  );
}
