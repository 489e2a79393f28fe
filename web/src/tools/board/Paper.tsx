import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { later } from "../../design/later";
import { useT } from "../../design/strings";
import { Grey, Waiting } from "../../design/Waiting";
import { useClass, useMine } from "../../session/context";
import { nameOf } from "../../store/people";
import style from "./board.module.css";
import { type Board, useMayDraw } from "./boards";
import type { CanvasControl, Formula, Tool } from "./Canvas";
import { FormulaDialog } from "./formula/FormulaDialog";
import { Pointers, Telling } from "./gestures";
import { brushOf, keepDrawn, keepHand, keptDrawn, lastHand } from "./hand";
import { Overlay, type View } from "./Overlay";
import type { Drawn } from "./shapes";
import { words } from "./strings";
import { BoardSync } from "./sync";
import { Tools } from "./Tools";
import { usePictures } from "./usePictures";

const Canvas = later(() => {
  // read when it is loaded: where its fonts are, without which it would ask a public server
  (window as { EXCALIDRAW_ASSET_PATH?: string }).EXCALIDRAW_ASSET_PATH = `${location.origin}/assets/excalidraw/`;
  return import("./Canvas");
});
const NO_VIEW: View = { scrollX: 0, scrollY: 0, zoom: 1 };
const DOTS_PX = 22;
const FADES_MS = 1_000;

interface PaperProps {
  board: Board;
  onControl: (control: CanvasControl) => void;
  onSync: (sync: BoardSync) => void;
}

/** One board: what lies on it, the others' pointers above it, one's own tools below. */
export function Paper({ board, onControl, onSync }: PaperProps) {
  const t = useT(words);
  const { live } = useClass();
  const mine = useMine();
  const mayDraw = useMayDraw(board.view);
  const [control, setControl] = useState<CanvasControl | null>(null);
  const [tool, setTool] = useState<Tool>("selection");
  const [formula, setFormula] = useState<Formula | null>(null);
  const [moved, setMoved] = useState(0);
  const [count, setCount] = useState(0);
  const sheet = useRef<HTMLDivElement>(null);
  const refresh = useRef(() => {});
  const view = useRef(NO_VIEW);
  const led = useRef(true); // all is kept in sight until one moves the paper, or draws
  const uncover = useRef(() => {});
  const { id } = board;

  const sync = useMemo(
    () =>
      new BoardSync(
        (shapes) => live.obey({ kind: "board.draw", id, shapes }),
        () => refresh.current(),
        Math.random,
        (shapes) => keepDrawn(mine, id, shapes),
      ),
    [live, id, mine],
  );
  useEffect(() => onSync(sync), [sync, onSync]);
  useEffect(() => sync.goOn(keptDrawn(mine, id)), [mine, id, sync]);
  usePictures(sync, control, count);
  const pointers = useMemo(() => new Pointers(live.me, Date.now), [live]);
  const telling = useMemo(() => new Telling((said) => live.looking.say("board", id, said), Date.now), [live, id]);
  useEffect(() => {
    const move = () => setMoved((count) => count + 1);
    const stop = live.looking.look<Drawn>("board", id, {
      inside: (came) => {
        sync.came(came);
        setCount(sync.count);
        uncover.current();
        move();
      },
      gestures: (said) => {
        pointers.heard(said);
        move();
      },
    });
    const fading = setInterval(move, FADES_MS);
    return () => {
      stop();
      clearInterval(fading);
    };
  }, [live, id, sync, pointers]);

  const ready = useCallback(
    (now: CanvasControl) => {
      refresh.current = now.refresh;
      now.refresh();
      uncover.current = () => led.current && now.uncover();
      uncover.current();
      now.take(brushOf(lastHand()));
      const given: CanvasControl = {
        ...now,
        fit: () => {
          led.current = true;
          now.fit();
        },
        zoom: (by) => {
          led.current = false;
          now.zoom(by);
        },
      };
      setControl(given);
      onControl(given);
    },
    [onControl],
  );
  useEffect(() => {
    if (sheet.current === null || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => requestAnimationFrame(() => uncover.current())); // the canvas measures first
    watch.observe(sheet.current);
    return () => watch.disconnect();
  }, []);
  const drawing = mayDraw && control !== null;
  const draws = useRef(false); // the canvas begins with a tool of its own, which nobody chose
  useEffect(() => {
    draws.current = false;
    if (drawing) control?.take({ tool: lastHand().tool });
    draws.current = drawing;
  }, [control, drawing]);
  const holds = useCallback((tool: Tool) => {
    setTool(tool);
    if (draws.current) keepHand({ tool });
  }, []);
  const look = useCallback((now: View) => {
    const { scrollX, scrollY, zoom } = view.current;
    if (now.scrollX === scrollX && now.scrollY === scrollY && now.zoom === zoom) return;
    view.current = now;
    const dots = sheet.current;
    if (dots !== null) {
      dots.style.backgroundSize = `${DOTS_PX * now.zoom}px ${DOTS_PX * now.zoom}px`;
      dots.style.backgroundPosition = `${now.scrollX * now.zoom}px ${now.scrollY * now.zoom}px`;
    }
    setMoved((count) => count + 1);
  }, []);
  const goOwnWay = () => {
    led.current = false;
  };
  const seen = useCallback(() => pointers.all((id) => sync.has(id)), [pointers, sync]);
  const seenFrom = useCallback(() => view.current, []);
  const named = useCallback((person: string) => nameOf(live.room.getState(), person) ?? "", [live]);
  return (
    <div
      ref={sheet}
      className={style.paper}
      style={{ backgroundSize: `${DOTS_PX}px ${DOTS_PX}px` }}
      data-testid="whiteboard"
      data-id={id}
      data-count={count}
      data-state={mayDraw ? "draw" : "look"}
      onPointerDownCapture={goOwnWay}
      onWheelCapture={goOwnWay}
    >
      <Suspense
        fallback={
          <Waiting label={t("loading")}>
            <Grey wide="100%" high={240} round={14} />
          </Waiting>
        }
      >
        <Canvas
          sync={sync}
          readOnly={!mayDraw}
          label={t("title", { title: board.view.title })}
          onReady={ready}
          onPointer={(x, y, drawing) => mayDraw && telling.moved(x, y, drawing)}
          onView={look}
          onTool={holds}
          onFormula={setFormula}
        />
      </Suspense>
      <Overlay pointers={seen} view={seenFrom} nameOf={named} moved={moved} />
      {mayDraw && control && <Tools control={control} tool={tool} />}
      {mayDraw && control && formula && (
        <FormulaDialog formula={formula} control={control} onClose={() => setFormula(null)} />
      )}
    </div>
  );
}
