import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { keep, kept } from "../../store/kept";

interface Hidden {
  session: string;
  people: readonly string[];
}

const keyOf = (session: string) => `classroom:hidden:${session}`;
const hidden = createStore<Hidden>(() => ({ session: "", people: [] }));

const read = (session: string) => kept<readonly string[]>(keyOf(session), []);

/** Whose messages somebody does not want to read: on this device, in this class. Nobody is told. */
export function useHidden(session: string) {
  const held = useStore(hidden);
  const people = held.session === session ? held.people : read(session);
  const change = (next: readonly string[]) => {
    keep(keyOf(session), next);
    hidden.setState({ session, people: next });
  };
  return {
    hides: (person: string) => people.includes(person),
    hide: (person: string) => change([...people.filter((one) => one !== person), person]),
    show: (person: string) => change(people.filter((one) => one !== person)),
  };
}
