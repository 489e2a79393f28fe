import { Extension } from "@tiptap/core";
import Blockquote from "@tiptap/extension-blockquote";
import Bold from "@tiptap/extension-bold";
import Collaboration from "@tiptap/extension-collaboration";
import Document from "@tiptap/extension-document";
import HardBreak from "@tiptap/extension-hard-break";
import Heading from "@tiptap/extension-heading";
import Italic from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import Paragraph from "@tiptap/extension-paragraph";
import Strike from "@tiptap/extension-strike";
import Text from "@tiptap/extension-text";
import { EditorContent, type Editor as Tiptap, useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { nameOf } from "../../store/people";
import { Carets } from "./carets";
import { FIELD, type NotesDocument } from "./document";
import { Link } from "./link";
import style from "./notes.module.css";
import { words } from "./strings";
import { Toolbar } from "./Toolbar";

const MOST_PASTED = 20_000; // letters; with their form they fit into one message

const LISTS = [BulletList, OrderedList, ListItem, ListKeymap, TaskList];
const FORMS = [Document, Paragraph, Text, Bold, Italic, Strike, Blockquote, HardBreak, Link, ...LISTS];

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
        ...FORMS,
        Heading.configure({ levels: [1, 2, 3] }),
        TaskItem.configure({ nested: true, a11y: { checkboxLabel: () => t("done") } }),
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
