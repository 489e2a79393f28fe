import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export interface Mover {
  id: string;
  name: string;
}

/** Where people can be put: a table, or what is beside them. */
export interface Target {
  key: string;
  name: string;
  count: number;
}

export interface Held {
  person: Mover;
  from: string;
  /** The place that a drop would choose; null: none. */
  over: string | null;
  how: "pointer" | "keys";
}

interface MovingState {
  held: Held | null;
  /** Whose "Move to" list is open. */
  asking: { person: Mover; from: string } | null;
  /** The last step, for those who hear the page. */
  said: string;
  /** Who was just moved by keys: the focus follows to the new seat. */
  follow: string | null;
}

export interface Words {
  lifted: (person: string, at: string) => string;
  over: (place: string) => string;
  dropped: (person: string, place: string) => string;
  cancelled: (person: string) => string;
}

export type Moving = ReturnType<typeof createMoving>;

/** One person on the way from one place to another: by pointer, by keys, or by the list. The three end in `move`. */
export function createMoving(targets: () => readonly Target[], move: (person: string, to: string) => void, say: Words) {
  const store = createStore<MovingState>(() => ({ held: null, asking: null, said: "", follow: null }));
  const nameOf = (key: string | null) => targets().find((target) => target.key === key)?.name ?? "";

  const put = (person: Mover, from: string, to: string | null, follow: boolean) => {
    if (to === null || to === from) {
      store.setState({ held: null, asking: null, said: say.cancelled(person.name) });
      return;
    }
    store.setState({
      held: null,
      asking: null,
      said: say.dropped(person.name, nameOf(to)),
      follow: follow ? person.id : null,
    });
    move(person.id, to);
  };

  return {
    store,
    lift(person: Mover, from: string, how: Held["how"]) {
      const over = how === "keys" ? from : null;
      store.setState({ held: { person, from, over, how }, said: say.lifted(person.name, nameOf(from)) });
    },
    /** Arrows: the place before or after, of those that there are. */
    step(by: 1 | -1) {
      const { held } = store.getState();
      if (held === null) return;
      const keys = targets().map(({ key }) => key);
      const at = keys.indexOf(held.over ?? held.from);
      const over = keys[(at + by + keys.length) % keys.length] ?? held.from;
      store.setState({ held: { ...held, over }, said: say.over(nameOf(over)) });
    },
    over(key: string | null) {
      const { held } = store.getState();
      if (held !== null && held.over !== key) store.setState({ held: { ...held, over: key } });
    },
    drop() {
      const { held } = store.getState();
      if (held !== null) put(held.person, held.from, held.over, held.how === "keys");
    },
    cancel() {
      const { held } = store.getState();
      if (held !== null) store.setState({ held: null, said: say.cancelled(held.person.name) });
    },
    ask(person: Mover, from: string) {
      store.setState({ asking: { person, from } });
    },
    answer(to: string | null) {
      const { asking } = store.getState();
      if (asking === null) return;
      if (to === null) store.setState({ asking: null });
      else put(asking.person, asking.from, to, true);
    },
    followed() {
      store.setState({ follow: null });
    },
    targets,
  };
}

export const MovingContext = createContext<Moving | null>(null);

export function useMoving(): Moving {
  const moving = useContext(MovingContext);
  if (moving === null) throw new Error("people are moved within MoveArea only");
  return moving;
}

/** Who would come to this place if they were let go now. */
export function useComing(key: string): Mover | null {
  return useStore(useMoving().store, ({ held }) =>
    held !== null && held.over === key && held.from !== key ? held.person : null,
  );
}
