import { useEffect, useRef, useState } from "react";
import { useClass } from "../../session/context";
import { Pointers } from "../board/gestures";
import type { Drawn } from "../board/shapes";
import { BoardSync } from "../board/sync";
import { picture } from "./picture";
import style from "./wall.module.css";

const EVERY_MS = 500; // thirty of them, and a page that stays quick

interface ThumbnailProps {
  id: string;
  /** It is open elsewhere on the page, which looks at it meanwhile. */
  paused: boolean;
  onCount: (count: number) => void;
}

/** What lies on a board, live, as long as it can be seen on the screen. */
export function Thumbnail({ id, paused, onCount }: ThumbnailProps) {
  const { live } = useClass();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [visible, setVisible] = useState(typeof IntersectionObserver === "undefined");
  const counted = useRef(onCount);
  counted.current = onCount;

  useEffect(() => {
    if (typeof IntersectionObserver === "undefined" || canvas.current === null) return;
    const observer = new IntersectionObserver((seen) => setVisible(seen.at(-1)?.isIntersecting ?? false));
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!visible || paused) return;
    const pointers = new Pointers(live.me, Date.now);
    const sync = new BoardSync(
      async () => {},
      () => {},
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    let painted_ms = 0;
    const paint = () => {
      timer = undefined;
      painted_ms = Date.now();
      const element = canvas.current;
      const brush = element?.getContext("2d");
      counted.current(sync.count);
      if (!element || !brush) return;
      const scale = window.devicePixelRatio || 1;
      const { clientWidth, clientHeight } = element;
      element.width = Math.round(clientWidth * scale);
      element.height = Math.round(clientHeight * scale);
      const drafts = pointers.all((id) => sync.has(id)).flatMap(({ draft }) => (draft === null ? [] : [draft]));
      picture(brush, clientWidth, clientHeight, scale, sync.shapes().map(({ shape }) => shape), drafts); // biome-ignore format: one call
    };
    const soon = () => {
      timer ??= setTimeout(paint, Math.max(0, painted_ms + EVERY_MS - Date.now()));
    };
    const stop = live.looking.look<Drawn>(
      "board",
      id,
      {
        inside: (came) => {
          sync.came(came);
          soon();
        },
        gestures: (said) => {
          pointers.heard(said);
          soon();
        },
      },
      { small: true },
    );
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live, id, visible, paused]);
  return <canvas ref={canvas} className={style.picture} aria-hidden />;
}
