import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { NotesDocument } from "./document";
import style from "./notes.module.css";

const SAY_MS = 100;
const AGAIN_MS = 5_000; // for who has just come to look
const KEY = new PluginKey("carets");
const TINTS = 3;

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];

interface Options {
  document: NotesDocument;
  nameOf: (person: string) => string;
}

/** Where the others write: told in passing, and kept by nobody. */
export const Carets = Extension.create<Options>({
  name: "carets",
  addProseMirrorPlugins() {
    const { document, nameOf } = this.options;
    return [
      new Plugin({
        key: KEY,
        props: { decorations: (state) => drawn(state, document, nameOf) },
        view: (view) => new Telling(view, document),
      }),
    ];
  },
});

function drawn(state: EditorState, document: NotesDocument, nameOf: Options["nameOf"]): DecorationSet {
  const binding = ySyncPluginKey.getState(state)?.binding;
  if (!binding) return DecorationSet.empty;
  const widgets = [...document.carets].flatMap(([person, { at }]) => {
    const place = placeOf(document, at, binding.mapping);
    if (place === null || place > state.doc.content.size) return [];
    return [Decoration.widget(place, () => caret(person, nameOf(person)), { key: `caret ${person}`, side: 10 })];
  });
  return DecorationSet.create(state.doc, widgets);
}

function placeOf(document: NotesDocument, at: Uint8Array, mapping: Mapping): number | null {
  try {
    return relativePositionToAbsolutePosition(document.doc, document.text, Y.decodeRelativePosition(at), mapping);
  } catch {
    return null; // another page's bytes
  }
}

/** The name in the flag is for the eye: who listens hears the text without it. */
function caret(person: string, name: string): HTMLElement {
  const flag = window.document.createElement("bdi");
  flag.dataset.name = name; // written by the style, so that it is no part of the text
  const line = window.document.createElement("span");
  line.className = style.caret ?? "";
  line.dataset.testid = "notes-caret";
  line.dataset.id = person;
  line.dataset.tint = String([...person].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TINTS);
  line.setAttribute("aria-hidden", "true");
  line.append(flag);
  return line;
}

/** Says where one's own caret is while the text has the focus, and draws the others' when they have moved. */
class Telling {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly again: ReturnType<typeof setInterval>;
  private readonly stop: () => void;
  private said = "";

  constructor(
    private readonly view: EditorView,
    private readonly document: NotesDocument,
  ) {
    this.stop = document.watch(() => view.dispatch(view.state.tr.setMeta(KEY, true)));
    this.again = setInterval(() => this.tell(true), AGAIN_MS);
    view.dom.addEventListener("focus", this.soon);
    view.dom.addEventListener("blur", this.soon);
  }

  update(): void {
    this.soon();
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    clearInterval(this.again);
    this.view.dom.removeEventListener("focus", this.soon);
    this.view.dom.removeEventListener("blur", this.soon);
    this.stop();
  }

  private readonly soon = () => {
    this.timer ??= setTimeout(() => this.tell(false), SAY_MS);
  };

  private tell(again: boolean): void {
    this.timer = null;
    const binding = ySyncPluginKey.getState(this.view.state)?.binding;
    if (!binding || !this.view.editable) return;
    const at = this.view.hasFocus()
      ? Y.encodeRelativePosition(
          absolutePositionToRelativePosition(this.view.state.selection.head, this.document.text, binding.mapping),
        )
      : new Uint8Array();
    const now = at.join();
    if (now === this.said && !(again && at.length > 0)) return;
    this.said = now;
    this.document.say(at);
  }
}
