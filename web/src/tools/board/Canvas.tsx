/** The only file that knows Excalidraw: pinned, its own bars hidden, its fonts from our server. */
import { CaptureUpdateAction, Excalidraw } from "@excalidraw/excalidraw";
import type { ExcalidrawElement } from "@excalidraw/excalidraw/element/types";
import type { AppState, ExcalidrawImperativeAPI } from "@excalidraw/excalidraw/types";
import "@excalidraw/excalidraw/index.css";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import style from "./board.module.css";
import type { View } from "./Overlay";
import type { Element } from "./shapes";
import type { BoardSync } from "./sync";

export type Tool =
  | "selection"
  | "freedraw"
  | "eraser"
  | "text"
  | "arrow"
  | "line"
  | "rectangle"
  | "ellipse"
  | "diamond"
  | "hand";

/** How one draws from now on. */
export interface Brush {
  tool: Tool;
  colour: string;
  width: number;
  opacity: number;
}

/** What the page does with the canvas. */
export interface CanvasControl {
  /** Shows what `sync` says lies there. */
  refresh: () => void;
  take: (brush: Partial<Brush>) => void;
  undo: () => void;
  redo: () => void;
  fit: () => void;
  zoom: (by: number) => void;
  view: () => View;
}

interface CanvasProps {
  sync: BoardSync;
  readOnly: boolean;
  label: string;
  onReady: (control: CanvasControl) => void;
  onPointer: (x: number, y: number, drawing: Element | null) => void;
  onView: (view: View) => void;
  onTool: (tool: string) => void;
}

const LANGUAGES: Record<string, string> = { de: "de-DE", es: "es-ES", ar: "ar-SA", en: "en" };
const TOOLS = new Set([
  "selection",
  "freedraw",
  "eraser",
  "text",
  "arrow",
  "line",
  "rectangle",
  "ellipse",
  "diamond",
  "hand",
]);
const START = {
  viewBackgroundColor: "transparent", // our own paper lies under it
  currentItemRoughness: 0,
  currentItemFontFamily: 6,
  currentItemStrokeWidth: 2,
  currentItemFillStyle: "solid",
  currentItemRoundness: "round",
} as const;
const ZOOMS = [0.1, 4] as const;

export default function Canvas({ sync, readOnly, label, onReady, onPointer, onView, onTool }: CanvasProps) {
  const { i18n } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const api = useRef<ExcalidrawImperativeAPI | null>(null);
  const tool = useRef("");
  const began = useRef(false);

  const took = (elements: readonly ExcalidrawElement[], state: AppState) => {
    if (api.current === null || state.isLoading) return;
    if (!began.current) {
      began.current = true; // before, it would forget what it is told
      onReady(control(api.current));
    }
    sync.took(elements as unknown as Element[], busyOf(state));
    if (state.activeTool.type !== tool.current) {
      tool.current = state.activeTool.type;
      if (TOOLS.has(tool.current)) onTool(tool.current);
      else api.current.setActiveTool({ type: "selection" }); // by a key of Excalidraw's: frames and web pages
    }
    onView(viewOf(state));
  };

  const control = (excalidraw: ExcalidrawImperativeAPI): CanvasControl => {
    const press = (key: string, shiftKey: boolean) => {
      const darwin = /Mac|iPhone|iPad/.test(navigator.platform);
      const held = { ctrlKey: !darwin, metaKey: darwin, shiftKey, bubbles: true, cancelable: true };
      const target = box.current?.querySelector(".excalidraw-container") ?? box.current?.querySelector(".excalidraw");
      target?.dispatchEvent(new KeyboardEvent("keydown", { key, code: "KeyZ", ...held }));
    };
    const refresh = () => {
      const state = excalidraw.getAppState();
      const busy = busyOf(state);
      const before = excalidraw.getSceneElementsIncludingDeleted() as unknown as Element[];
      sync.took(before, busy);
      const elements = sync.scene(before, busy) as unknown as ExcalidrawElement[];
      excalidraw.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER }); // undo is for one's own alone
      sync.holds(excalidraw.getSceneElementsIncludingDeleted() as unknown as Element[], busy);
    };
    return {
      refresh,
      take({ tool, colour, width, opacity }) {
        const now = excalidraw.getAppState();
        const appState = {
          currentItemStrokeColor: colour ?? now.currentItemStrokeColor,
          currentItemStrokeWidth: width ?? now.currentItemStrokeWidth,
          currentItemOpacity: opacity ?? now.currentItemOpacity,
        };
        excalidraw.updateScene({ appState, captureUpdate: CaptureUpdateAction.EVENTUALLY });
        if (tool !== undefined) excalidraw.setActiveTool({ type: tool, locked: true });
      },
      undo: () => press("z", false),
      redo: () => press("z", true),
      fit: () => excalidraw.scrollToContent(undefined, { fitToContent: true, animate: false }),
      zoom(by) {
        const value = Math.min(ZOOMS[1], Math.max(ZOOMS[0], excalidraw.getAppState().zoom.value * by));
        excalidraw.updateScene({ appState: { zoom: { value: value as never } } });
      },
      view: () => viewOf(excalidraw.getAppState()),
    };
  };

  useEffect(() => {
    if (readOnly) api.current?.setActiveTool({ type: "hand" });
  }, [readOnly]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: what is inside is a program of its own with keys of its own
    <div
      ref={box}
      className={style.canvas}
      role="group"
      aria-label={label}
      onKeyDown={(event) => event.key !== "F6" && event.stopPropagation()} // its letters are tools, not those of the page
    >
      <Excalidraw
        excalidrawAPI={(excalidraw) => {
          api.current = excalidraw;
        }}
        initialData={{ appState: START, scrollToContent: false }}
        langCode={LANGUAGES[i18n.language.slice(0, 2)] ?? "en"}
        theme="light"
        viewModeEnabled={readOnly}
        isCollaborating={false}
        handleKeyboardGlobally={false}
        detectScroll={false}
        aiEnabled={false}
        validateEmbeddable={false}
        UIOptions={{
          canvasActions: { export: false, loadScene: false, saveToActiveFile: false },
          tools: { image: false },
        }}
        onChange={took}
        onPointerUpdate={({ pointer }) => onPointer(pointer.x, pointer.y, drawing(api.current?.getAppState()))}
      />
    </div>
  );
}

const viewOf = ({ scrollX, scrollY, zoom }: AppState): View => ({ scrollX, scrollY, zoom: zoom.value });

const drawing = (state: AppState | undefined): Element | null =>
  (state?.newElement ?? state?.multiElement ?? null) as Element | null;

/** What the person has in hand: nobody else's change is put in its place until they let go. */
function busyOf(state: AppState): Set<string> {
  const inHand = [state.newElement, state.editingTextElement, state.multiElement, state.resizingElement];
  const busy = new Set(inHand.flatMap((element) => (element ? [element.id] : [])));
  if (state.cursorButton === "down" && (state.selectedElementsAreBeingDragged || state.isResizing || state.isRotating))
    for (const id of Object.keys(state.selectedElementIds)) busy.add(id);
  return busy;
}
