import { IconHandGrab } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { MoveTo } from "./MoveTo";
import { createMoving, MovingContext, type Target } from "./moving";
import style from "./moving.module.css";
import { words } from "./strings";

interface MoveAreaProps {
  targets: readonly Target[];
  onMove: (person: string, to: string) => void;
  children: ReactNode;
}

/** Within it people can be moved from place to place: dragged, lifted by keys, or sent by a list. */
export function MoveArea({ targets, onMove, children }: MoveAreaProps) {
  const t = useT(words);
  const now = useRef({ targets, onMove });
  useEffect(() => {
    now.current = { targets, onMove };
  });
  const moving = useMemo(
    () =>
      createMoving(
        () => now.current.targets,
        (person, to) => now.current.onMove(person, to),
        {
          lifted: (name, place) => t("lifted", { name, place }),
          over: (place) => t("over", { place }),
          dropped: (name, place) => t("dropped", { name, place }),
          cancelled: (name) => t("not_moved", { name }),
        },
      ),
    [t],
  );
  const said = useStore(moving.store, (state) => state.said);
  const held = useStore(moving.store, (state) => state.held);
  return (
    <MovingContext value={moving}>
      {children}
      <p className="visually-hidden" role="status" aria-live="polite" data-testid="move-said">
        {said}
      </p>
      {held?.how === "pointer" && (
        <span className={style.ghost} aria-hidden>
          <Seat id={held.person.id} name={held.person.name} size={36} />
          {held.person.name.split(/\s+/)[0]}
          <IconHandGrab size={20} stroke={1.75} />
        </span>
      )}
      <MoveTo />
    </MovingContext>
  );
}
