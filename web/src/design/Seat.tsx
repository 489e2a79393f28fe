import type { CSSProperties, ReactNode } from "react";
import style from "./Seat.module.css";

const TINTS = ["accent", "info", "group", "hand", "alert"] as const;

export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
};

/** The soft tint of a person, always the same one for an id. It means nothing but "the same person". */
export const tintOf = (id: string): (typeof TINTS)[number] =>
  TINTS[[...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TINTS.length] ?? "accent";

interface SeatProps {
  id: string;
  name: string;
  size?: number;
  /** A badge at the lower end corner, 16 px. */
  mark?: ReactNode;
  speaking?: boolean;
  quiet?: boolean;
}

/** A person: the same squircle from the course page to the video tile. It is decoration beside a name in words. */
export function Seat({ id, name, size = 36, mark, speaking = false, quiet = false }: SeatProps) {
  const tint = tintOf(id);
  const look: CSSProperties = {
    inlineSize: size,
    blockSize: size,
    fontSize: size * 0.36,
    borderRadius: size * 0.32,
    ...(quiet ? {} : { background: `var(--cr-${tint}-soft)`, color: `var(--cr-${tint}-text)` }),
  };
  return (
    <span className={`${style.seat} ${speaking ? style.speaking : ""}`} style={look} aria-hidden="true">
      {initials(name)}
      {mark && <span className={style.mark}>{mark}</span>}
    </span>
  );
}

/** Several people as overlapping seats; the rest as a number. */
export function Seats({
  people,
  most = 5,
  size = 34,
}: {
  people: readonly { id: string; name: string }[];
  most?: number;
  size?: number;
}) {
  return (
    <span className={style.row}>
      {people.slice(0, most).map((person) => (
        <Seat key={person.id} {...person} size={size} />
      ))}
    </span>
  );
}
