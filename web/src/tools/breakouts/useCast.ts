import { useCallback, useEffect, useRef } from "react";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";

/** Speaking to groups that one is not in: the item that says so, and its beginning and end with the microphone's. */
export function useCast() {
  const { live } = useClass();
  const cast = useShown((room) => one(room, "broadcast", live.me));
  const wasOn = useRef(true);
  const start = useCallback(
    (rooms: readonly string[] | null) => {
      wasOn.current = live.local.state.microphone.on;
      if (live.sending.maySpeak) void live.local.turn("microphone", true);
      live.tell({ kind: "voice.broadcast", on: true, rooms: rooms === null ? null : [...rooms] });
    },
    [live],
  );
  const stop = useCallback(() => {
    live.tell({ kind: "voice.broadcast", on: false });
    if (!wasOn.current) void live.local.turn("microphone", false);
    wasOn.current = true;
  }, [live]);
  return { cast, start, stop };
}

interface Holding {
  speaking: boolean;
  start: (rooms: null) => void;
  stop: () => void;
  /** A key that belongs to a field, a control or a dialog. */
  taken: (event: KeyboardEvent) => boolean;
}

/** Hold Space to speak to all. Comes before the page's own Space, which speaks to the own room. */
export function useHeldSpace({ speaking, start, stop, taken }: Holding): void {
  const holding = useRef(false);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.code !== "Space" || event.defaultPrevented || taken(event)) return;
      event.preventDefault();
      if (event.repeat || speaking) return;
      holding.current = true;
      start(null);
    };
    const up = (event: KeyboardEvent) => {
      if (event.code !== "Space" || !holding.current) return;
      release();
    };
    const release = () => {
      if (!holding.current) return;
      holding.current = false;
      stop();
    };
    window.addEventListener("keydown", down, true);
    window.addEventListener("keyup", up, true);
    window.addEventListener("blur", release); // the key comes up elsewhere
    return () => {
      window.removeEventListener("keydown", down, true);
      window.removeEventListener("keyup", up, true);
      window.removeEventListener("blur", release);
    };
  }, [speaking, start, stop, taken]);
}
