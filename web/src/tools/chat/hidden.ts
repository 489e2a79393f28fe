import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

interface Hidden {
  session: string;
  people: readonly string[];
}

const keyOf = (session: string) => `classroom:hidden:${session}`;
const hidden = createStore<Hidden>(() => ({ session: "", people: [] }));

function read(session: string): readonly string[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(session)) ?? "[]") as string[];
  } catch {
    return [];
  }
}

/** Whose messages somebody does not want to read: on this device, in this class. Nobody is told. */
export function useHidden(session: string) {
  const held = useStore(hidden);
  const people = held.session === session ? held.people : read(session);
  const keep = (next: readonly string[]) => {
    localStorage.setItem(keyOf(session), JSON.stringify(next));
    hidden.setState({ session, people: next });
  };
  return {
    hides: (person: string) => people.includes(person),
    hide: (person: string) => keep([...people.filter((one) => one !== person), person]),
    show: (person: string) => keep(people.filter((one) => one !== person)),
  };
}
