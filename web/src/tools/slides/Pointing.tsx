import { decode, encode } from "@msgpack/msgpack";
import { type PointerEvent, useEffect, useRef } from "react";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import style from "./slides.module.css";
import type { Deck } from "./useDecks";
import type { Sheet } from "./useSheet";

const TICK_MS = 50; // as the server
const GONE_MS = 2_000; // a pointer that rests
const WHOLE = 10_000; // a place is counted in ten thousandths of the page

export interface Place {
  person: string;
  page: number;
  x: number;
  y: number;
}

/** Where staff point at on this page, and with `on` where one points oneself. */
export function Pointing({ deck, page, sheet, on }: { deck: Deck; page: number; sheet: Sheet; on: boolean }) {
  const { live, me } = useClass();
  const { pointer: at, point: put } = sheet;
  const told_ms = useRef(0);
  const name = useShown((room) => (at === null ? undefined : nameOf(room, at.person)));
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => put(null), GONE_MS);
    return () => clearTimeout(timer);
  }, [at, put]);
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const now = performance.now();
    put({ person: me.person.id, page, x, y });
    if (now - told_ms.current < TICK_MS) return;
    told_ms.current = now;
    live.looking.say("deck", deck.id, encode([page, Math.round(x * WHOLE), Math.round(y * WHOLE)]));
  };
  return (
    <>
      {on && <div className={style.pad} onPointerMove={move} data-testid="slides-pad" />}
      {at?.page === page && (
        <div
          className={style.dot}
          style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
          data-testid="slides-dot"
          aria-hidden
        >
          <span>{name}</span>
        </div>
      )}
    </>
  );
}

/** Another page's bytes: the server passes them on as they are, so they are looked at here. */
export function placeIn(message: Uint8Array | undefined, person: string): Place | null {
  try {
    const said: unknown = message && decode(message);
    if (!Array.isArray(said) || said.length !== 3 || !said.every(Number.isInteger)) return null;
    const [page, x, y] = said as [number, number, number];
    if (x < 0 || y < 0 || x > WHOLE || y > WHOLE) return null;
    return { person, page, x: x / WHOLE, y: y / WHOLE };
  } catch {
    return null;
  }
}
