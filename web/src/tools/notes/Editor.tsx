import { Extension } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { EditorContent, type Editor as Tiptap, useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { nameOf } from "../../store/people";
import { Carets } from "./carets";
import { FIELD, type NotesDocument } from "./document";
import { formsOf } from "./forms";
import style from "./notes.module.css";
import { words } from "./strings";
import { Toolbar } from "./Toolbar";

const MOST_PASTED = 20_000; // letters; with their form they fit into one message

interface EditorProps {
  document: NotesDocument;
  writes: boolean;
  /** Gives out the editor, for what stands beside it. */
  onReady: (editor: Tiptap | null) => void;
}

/** The text itself, with its tools; Alt+F10 goes to them, Esc comes back. */
export function Editor({ document, writes, onReady }: EditorProps) {
  const t = useT(words);
  const { live } = useClass();
  const label = t(writes ? "text" : "text_read");
  const editor = useEditor(
    {
      editable: writes,
      extensions: [
        ...formsOf(t("done")),
        Collaboration.configure({ document: document.doc, field: FIELD }),
        Carets.configure({ document, nameOf: (person) => nameOf(live.room.getState(), person) ?? t("someone") }),
        ToTools,
      ],
      editorProps: {
        attributes: {
          role: "textbox",
          tabindex: "0", // to be read by keyboard too
          "aria-multiline": "true",
          "aria-readonly": String(!writes),
          "aria-label": label,
          "data-testid": "notes-text",
        },
        handlePaste: (_, __, slice) => {
          const long = slice.content.size > MOST_PASTED;
          if (long) live.toast({ kind: "hand", title: t("too_long", { count: MOST_PASTED }) });
          return long;
        },
      },
    },
    [document],
  );
  useEffect(() => {
    onReady(editor);
    return () => onReady(null);
  }, [editor, onReady]);
  useEffect(() => editor.setEditable(writes, false), [editor, writes]);
  return (
    <>
      {writes && <Toolbar editor={editor} />}
      <EditorContent editor={editor} className={style.text} />
    </>
  );
}

const ToTools = Extension.create({
  name: "toTools",
  addKeyboardShortcuts: () => ({
    "Alt-F10": ({ editor }) => {
      const tools = editor.view.dom.closest("[data-notes]")?.querySelector<HTMLElement>("[data-tools] button");
      tools?.focus();
      return tools != null;
    },
  }),
});
