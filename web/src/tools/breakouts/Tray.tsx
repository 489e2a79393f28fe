import { IconChevronDown, IconGripVertical } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import style from "./groups.module.css";
import { type Mover, useComing } from "./moving";
import { SeatName } from "./SeatName";
import { words } from "./strings";
import { useSeat } from "./useSeat";

interface TrayProps {
  /** The place that this is: the class room while groups are open, no table before. */
  place: string;
  people: readonly (Mover & { place?: string | null; mark?: ReactNode })[];
  drag: boolean;
}

/** Who sits at no table. It is also where people are put who shall leave one. */
export function Tray({ place, people, drag }: TrayProps) {
  const t = useT(words);
  const coming = useComing(place);
  return (
    <section
      className={`${style.tray} ${coming ? style.traying : ""}`}
      aria-label={t("not_in_group")}
      data-testid="not-in-group"
      data-count={people.length}
      data-drop={place}
    >
      <b>{t("not_in_group")}</b>
      <ul>
        {people.map((person) => (
          <Loose key={person.id} person={person} from={person.place ?? place} drag={drag} mark={person.mark} />
        ))}
      </ul>
      {drag && people.length > 0 && <span className={style.hint}>{t("drag_hint")}</span>}
    </section>
  );
}

interface LooseProps {
  person: Mover;
  from: string;
  drag: boolean;
  mark?: ReactNode;
}

function Loose({ person, from, drag, mark }: LooseProps) {
  const t = useT(words);
  const { props, lifted } = useSeat(person, from, drag);
  return (
    <li>
      <button
        {...props}
        type="button"
        className={`${style.loose} ${lifted ? style.lifted : ""}`}
        data-testid="group-seat"
        data-id={person.id}
      >
        {drag && <IconGripVertical size={16} stroke={1.75} aria-hidden />}
        <Seat id={person.id} name={person.name} size={30} mark={mark} />
        <SeatName shown={person.name.split(/\s+/)[0] ?? ""} said={t("move_of", { name: person.name })} />
        <IconChevronDown size={18} stroke={1.75} aria-hidden />
      </button>
    </li>
  );
}
