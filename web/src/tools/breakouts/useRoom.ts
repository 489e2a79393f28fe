import { type RefObject, useLayoutEffect, useState } from "react";

/** How much room the view has: beside an open panel a desk's screen is a tablet's. */
export type Room = "desk" | "tablet" | "phone";

const DESK_PX = 1_100;
const TABLET_PX = 640;

const roomOf = (width: number): Room => (width >= DESK_PX ? "desk" : width >= TABLET_PX ? "tablet" : "phone");

export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>(() => roomOf(window.innerWidth));
  useLayoutEffect(() => {
    const seen = element.current;
    if (seen === null || typeof ResizeObserver === "undefined") return;
    setRoom(roomOf(seen.clientWidth));
    const observer = new ResizeObserver(() => setRoom(roomOf(seen.clientWidth)));
    observer.observe(seen);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
