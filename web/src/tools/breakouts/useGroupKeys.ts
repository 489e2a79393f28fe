import { useEffect } from "react";
import { covered, typing } from "../../design/keys";
import { lettersOff } from "../../session/useKeys";
import type { Actions } from "./actions";
import { FILTERS, type Filter, nextQuiet, type Table } from "./tables";
import { onControl } from "./walk";

interface GroupKeys {
  tables: readonly Table[];
  actions: Actions;
  onFilter: (filter: Filter) => void;
  onBringBack: () => void;
}

/** Of single letters; what a field, a dialog or a switch in the settings takes is not ours. */
export const taken = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || lettersOff() || covered();

export const spaceTaken = (event: KeyboardEvent): boolean => taken(event) || onControl(event.target);

/** 1 to 5 filter; L, G, W act on the group that has the focus or is chosen; N goes on; Shift+B brings back. */
export function useGroupKeys({ tables, actions, onFilter, onBringBack }: GroupKeys): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): (() => void) | undefined => {
      const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1];
      const filter = digit && FILTERS[Number(digit) - 1];
      if (filter && !event.shiftKey) return () => onFilter(filter);
      if (event.code === "KeyB" && event.shiftKey) return onBringBack;
      if (event.shiftKey) return;
      const focused = (event.target as Element | null)?.closest?.<HTMLElement>("[data-testid=breakout-room]");
      const key = focused?.dataset.id ?? actions.chosen[0];
      if (event.code === "KeyN") {
        const next = nextQuiet(tables, key ?? null);
        return next && (() => actions.choose(next.key, false));
      }
      const table = tables.find((one) => one.key === key);
      if (table === undefined) return;
      if (event.code === "KeyL") return () => actions.listen(table.key);
      if (event.code === "KeyG") return () => actions.goIn(table.key);
      if (event.code === "KeyW") return () => actions.write({ rooms: [table.key], name: table.name });
      return undefined;
    };
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || taken(event)) return;
      const press = act(event);
      if (press === undefined) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", down, true); // before the page's own letters
    return () => window.removeEventListener("keydown", down, true);
  }, [tables, actions, onFilter, onBringBack]);
}
