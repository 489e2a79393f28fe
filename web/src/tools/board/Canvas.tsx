/** The only file that knows Excalidraw: pinned, its own bars hidden, its fonts from our server. */
import {
  CaptureUpdateAction,
  convertToExcalidrawElements,
  Excalidraw,
  getCommonBounds,
  newElementWith,
} from "@excalidraw/excalidraw";
import type { ExcalidrawElement, ExcalidrawImageElement, FileId } from "@excalidraw/excalidraw/element/types";
import type { AppState, BinaryFileData, ExcalidrawImperativeAPI } from "@excalidraw/excalidraw/types";
import "@excalidraw/excalidraw/index.css";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import style from "./board.module.css";
import { address, fileOf, pictureOf } from "./formula/formulas";
import type { Rendered } from "./formula/tex";
import type { View } from "./Overlay";
import { saved } from "./saved";
import { type Element, latexOf } from "./shapes";
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
  /** The same, where some of it is out of sight. */
  uncover: () => void;
  /** Words, in the middle of what is seen. */
  write: (text: string) => void;
  erase: (id: string) => void;
  /** Into the hand: arrows move it, Delete erases it. */
  pick: (id: string) => void;
  /** A picture whose file the class has. */
  place: (picture: Picture) => void;
  /** What a picture looks like, once it was read. */
  knows: (picture: Omit<Picture, "wide" | "high">) => void;
  /** Asks the page for a formula to change: this one, or what is in the hand, or a new one. */
  editFormula: (id?: string) => void;
  /** Puts it on the board, or in the place of the one that it was. */
  setFormula: (formula: Formula, picture: Rendered) => Promise<void>;
  save: (as: "svg" | "png" | "pdf") => Promise<Blob>;
  zoom: (by: number) => void;
  view: () => View;
}

export interface Formula {
  id: string | null; // it is new
  latex: string;
}

export interface Picture {
  file: string;
  type: string;
  dataUrl: string;
  wide: number;
  high: number;
}

interface CanvasProps {
  sync: BoardSync;
  readOnly: boolean;
  label: string;
  onReady: (control: CanvasControl) => void;
  onPointer: (x: number, y: number, drawing: Element | null) => void;
  onView: (view: View) => void;
  onTool: (tool: Tool) => void;
  onFormula: (formula: Formula) => void;
}

const LANGUAGES: Record<string, string> = { de: "de-DE", es: "es-ES", ar: "ar-SA", en: "en" };
const TOOLS: ReadonlySet<string> = new Set<Tool>([
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
const PICTURE_PX = 480; // the longer side of a picture that is new on a board

export default function Canvas({ sync, readOnly, label, onReady, onPointer, onView, onTool, onFormula }: CanvasProps) {
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
      if (TOOLS.has(tool.current)) onTool(tool.current as Tool);
      else api.current.setActiveTool({ type: "selection" }); // by a key of Excalidraw's: frames and web pages
    }
    onView(viewOf(state));
  };

  const control = (excalidraw: ExcalidrawImperativeAPI): CanvasControl => {
    let written = 0;
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
    const add = (elements: readonly ExcalidrawElement[]) => {
      const before = excalidraw.getSceneElementsIncludingDeleted();
      const captureUpdate = CaptureUpdateAction.IMMEDIATELY; // so that it can be undone
      excalidraw.updateScene({ elements: [...before, ...elements], captureUpdate });
      sync.took(excalidraw.getSceneElementsIncludingDeleted() as unknown as Element[], new Set());
    };
    const change = (id: string, how: (element: ExcalidrawElement) => ExcalidrawElement) => {
      const before = excalidraw.getSceneElementsIncludingDeleted();
      const elements = before.map((element) => (element.id === id ? how(element) : element));
      excalidraw.updateScene({ elements, captureUpdate: CaptureUpdateAction.IMMEDIATELY });
      sync.took(excalidraw.getSceneElementsIncludingDeleted() as unknown as Element[], new Set());
    };
    const fitAll = () => excalidraw.scrollToContent(undefined, { fitToContent: true, animate: false });
    const middle = (): { x: number; y: number } => {
      const { scrollX, scrollY, width, height, zoom } = excalidraw.getAppState();
      return { x: width / 2 / zoom.value - scrollX, y: height / 2 / zoom.value - scrollY };
    };
    const knows = ({ file, type, dataUrl }: Omit<Picture, "wide" | "high">) =>
      excalidraw.addFiles([
        { id: file as FileId, mimeType: type, dataURL: dataUrl, created: 1 } as unknown as BinaryFileData,
      ]);
    return {
      knows,
      write(text) {
        const { x, y } = middle();
        const words = {
          type: "text" as const,
          text,
          x: x - 60,
          y: y + 28 * (written++ % 8),
          fontFamily: 6,
          fontSize: 20,
        };
        add(convertToExcalidrawElements([words]));
      },
      place(picture) {
        knows(picture);
        const { file, wide, high } = picture;
        const scale = Math.min(1, PICTURE_PX / Math.max(wide, high, 1));
        const [width, height] = [wide * scale, high * scale];
        const { x, y } = middle();
        const image = { type: "image" as const, fileId: file as FileId, width, height, status: "saved" as const };
        add(convertToExcalidrawElements([{ ...image, x: x - width / 2, y: y - height / 2 }]));
      },
      editFormula(id) {
        const chosen = id ?? inHand(excalidraw);
        const element = excalidraw.getSceneElements().find((each) => each.id === chosen);
        const latex = element && latexOf(element);
        onFormula(latex === undefined ? { id: null, latex: "" } : { id: chosen ?? null, latex });
      },
      async setFormula({ id, latex }, { svg, wide, high }) {
        const element = excalidraw.getSceneElements().find((each) => each.id === id);
        const colour = element?.strokeColor ?? excalidraw.getAppState().currentItemStrokeColor;
        const fileId = fileOf(latex, colour) as FileId;
        knows({ file: fileId, type: "image/svg+xml", dataUrl: address(svg, colour) });
        const customData = { latex };
        if (element === undefined) {
          const { x, y } = middle();
          const image = { type: "image" as const, fileId, width: wide, height: high, status: "saved" as const };
          const at = { x: x - wide / 2, y: y - high / 2 + 28 * (written++ % 8) };
          add(convertToExcalidrawElements([{ ...image, ...at, strokeColor: colour, customData }]));
          return;
        }
        const before = await pictureOf(latexOf(element) ?? "").catch(() => ({ high })); // as large as somebody made it
        const scale = element.height / before.high;
        const size = { width: wide * scale, height: high * scale };
        change(element.id, (each) => newElementWith(each as ExcalidrawImageElement, { fileId, customData, ...size }));
      },
      erase(id) {
        change(id, (element) => newElementWith(element, { isDeleted: true }));
      },
      pick(id) {
        const element = excalidraw.getSceneElements().find((each) => each.id === id);
        if (element === undefined) return;
        excalidraw.setActiveTool({ type: "selection" });
        excalidraw.updateScene({ appState: { selectedElementIds: { [id]: true } } });
        excalidraw.scrollToContent(element, { animate: false });
        box.current?.querySelector<HTMLElement>(".excalidraw-container")?.focus();
      },
      save: (as) => saved(as, excalidraw.getSceneElements(), excalidraw.getFiles()),
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
      fit: fitAll,
      uncover: () => {
        const elements = excalidraw.getSceneElements();
        if (elements.length > 0 && !holds(excalidraw.getAppState(), getCommonBounds(elements))) fitAll();
      },
      zoom(by) {
        const value = Math.min(ZOOMS[1], Math.max(ZOOMS[0], excalidraw.getAppState().zoom.value * by));
        excalidraw.updateScene({ appState: { zoom: { value: value as never } } });
      },
      view: () => viewOf(excalidraw.getAppState()),
    };
  };

  /** Twice on a formula, or Enter, would cut a picture. */
  const opens = (event: React.SyntheticEvent) => {
    const excalidraw = api.current;
    const id = excalidraw && !readOnly ? inHand(excalidraw) : undefined;
    const element = excalidraw?.getSceneElements().find((each) => each.id === id);
    const latex = element && latexOf(element);
    if (id === undefined || latex === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onFormula({ id, latex });
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
      onDoubleClickCapture={opens}
      onKeyDownCapture={(event) => event.key === "Enter" && opens(event)}
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

/** Twice as sharp as the screen, as long as a browser can still make it. */
const viewOf = ({ scrollX, scrollY, zoom }: AppState): View => ({ scrollX, scrollY, zoom: zoom.value });

/** Whether all of this, in the paper's own measure, lies in what is seen. */
function holds(state: AppState, [left, top, right, bottom]: readonly [number, number, number, number]): boolean {
  const { scrollX, scrollY, width, height, zoom } = state;
  const [wide, high] = [width / zoom.value, height / zoom.value];
  return left + scrollX >= 0 && top + scrollY >= 0 && right + scrollX <= wide && bottom + scrollY <= high;
}

/** The one thing that is chosen. */
function inHand(excalidraw: ExcalidrawImperativeAPI): string | undefined {
  const [id, ...more] = Object.keys(excalidraw.getAppState().selectedElementIds);
  return more.length === 0 ? id : undefined;
}

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
