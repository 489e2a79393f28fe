import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { follow } from "./drag";
import { type Mover, useMoving } from "./moving";

const STEPS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Lets a person be dragged from what they are shown as. */
export function useDrag(person: Mover, from: string) {
  const moving = useMoving();
  return (event: PointerEvent) => {
    if (event.button === 0) follow(event.nativeEvent, person, from, moving);
  };
}

/**
 * What a seat's button does: a press or Enter opens "Move to"; Space lifts, arrows choose, Space drops, Esc cancels.
 * Without `drag` (phones) the list alone is left, and the keys.
 */
export function useSeat(person: Mover, from: string, drag = true) {
  const moving = useMoving();
  const button = useRef<HTMLButtonElement>(null);
  const start = useDrag(person, from);
  const lifted = useStore(moving.store, ({ held }) => held?.how === "keys" && held.person.id === person.id);
  const followed = useStore(moving.store, ({ follow }) => follow === person.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the seat's new place is what calls the focus
  useEffect(() => {
    if (!followed) return;
    button.current?.focus();
    moving.followed();
  }, [from]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === " ") {
      if (!event.repeat) lifted ? moving.drop() : moving.lift(person, from, "keys");
    } else if (!lifted) return;
    else if (event.key === "Escape") moving.cancel();
    else if (STEPS[event.key]) moving.step(STEPS[event.key] as 1 | -1);
    else if (event.key === "Enter") moving.drop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    lifted,
    props: {
      ref: button,
      onKeyDown,
      onKeyUp: (event: KeyboardEvent) => event.key === " " && event.preventDefault(), // no press on letting go
      onBlur: () => lifted && moving.cancel(),
      onPointerDown: drag ? start : undefined,
      onClick: () => moving.ask(person, from),
      "aria-haspopup": "dialog" as const,
    },
  };
}
