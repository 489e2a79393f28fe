import { type KeyboardEvent, useState } from "react";
import { useClass, usePeople } from "../../session/context";
import type { PersonNow } from "../../store/people";

const MOST = 6; // as many as stand above the field on a phone

/** The name that is being written after an @, and where it begins. */
export function callAt(text: string, caret: number): { begins: number; part: string } | null {
  const begins = text.lastIndexOf("@", caret - 1);
  if (begins < 0 || /[\p{L}\p{N}]/u.test(text[begins - 1] ?? "")) return null; // an address is no call
  const part = text.slice(begins + 1, caret);
  return part.includes("\n") || part.length > 40 ? null : { begins, part };
}

export function fitting(people: readonly PersonNow[], part: string): readonly PersonNow[] {
  const wanted = part.toLocaleLowerCase();
  const fits = ({ name }: PersonNow) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted));
  };
  return people.filter(fits).slice(0, MOST);
}

/** Who can be meant by `@na…`: of the people who are here. Arrows choose, Enter or Tab takes, Esc leaves it. */
export function useSuggestions(text: string, room: string | null, put: (text: string, caret: number) => void) {
  const { me } = useClass();
  const people = usePeople();
  const [caret, setCaret] = useState(0);
  const [chosen, choose] = useState(0);
  const [left, leave] = useState<number | null>(null); // the @ that was left by Esc
  const call = callAt(text, Math.min(caret, text.length));
  const here = people.filter(({ id, staff, place }) => id !== me.person.id && (staff || place === room));
  const open = call !== null && call.begins !== left;
  const found = open ? fitting(here, call.part) : [];
  const done = found.length === 1 && found[0]?.name.toLocaleLowerCase() === call?.part.trim().toLocaleLowerCase();
  const offered = done ? [] : found;
  const at = Math.min(chosen, offered.length - 1);
  const take = (person: PersonNow) => {
    if (call === null) return;
    const before = `${text.slice(0, call.begins)}@${person.name} `;
    put(before + text.slice(caret).trimStart(), before.length);
    setCaret(before.length);
    choose(0);
  };
  /** True: the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    const person = offered[at];
    if (person === undefined) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      choose((at + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length);
    } else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") take(person);
    else if (event.key === "Escape") leave(call?.begins ?? null);
    else return false;
    event.preventDefault();
    return true;
  };
  return { offered, at, take, onKey, onCaret: setCaret };
}
