import { decode } from "@msgpack/msgpack";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import Collaboration from "@tiptap/extension-collaboration";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useState } from "react";
import * as Y from "yjs";
import buttons from "../design/buttons.module.css";
import { download } from "../design/download";
import { useT } from "../design/strings";
import { Grey, Waiting } from "../design/Waiting";
import { FIELD } from "../tools/notes/document";
import { formsOf } from "../tools/notes/forms";
import { markdown } from "../tools/notes/markdown";
import notes from "../tools/notes/notes.module.css";
import { print } from "../tools/notes/print";
import type { NotesView } from "../wire/generated";
import style from "./left.module.css";
import { words } from "./strings";
import { classOf } from "./useLeft";

interface LeftNotesProps {
  session: string;
  id: string;
  view: NotesView;
  /** Of which class. */
  of: string;
}

/** One text, to be read and taken away. */
export function LeftNotes({ session, id, view, of }: LeftNotesProps) {
  const t = useT(words);
  const [document, setDocument] = useState<Y.Doc | null>(null);
  const [failed, fail] = useState(false);
  useEffect(() => {
    let current = true;
    read(`${classOf(session)}/notes/${encodeURIComponent(id)}`).then(
      (text) => current && setDocument(text),
      () => current && fail(true),
    );
    return () => {
      current = false;
    };
  }, [session, id]);
  const title = view.group ? t("of_group", { group: view.group }) : t("of_class");
  return (
    <article className={style.notes} data-testid="left-notes" data-id={id}>
      <h3>{title}</h3>
      {failed ? (
        <p role="status">{t("not_read")}</p>
      ) : document === null ? (
        <Waiting label={t("loading")}>
          <Grey wide="100%" high={120} round={12} />
        </Waiting>
      ) : (
        <Text document={document} title={`${of} ${title}`} />
      )}
    </article>
  );
}

function Text({ document, title }: { document: Y.Doc; title: string }) {
  const t = useT(words);
  const editor = useEditor(
    {
      editable: false,
      extensions: [...formsOf(t("done")), Collaboration.configure({ document, field: FIELD })],
      editorProps: { attributes: { role: "textbox", "aria-readonly": "true", "aria-label": title, tabindex: "0" } },
    },
    [document],
  );
  return (
    <>
      <EditorContent editor={editor} className={`${notes.text} ${style.text}`} />
      <div className={style.files}>
        <button
          type="button"
          className={buttons.quiet}
          data-testid="left-markdown"
          onClick={() => download(title, "md", new Blob([markdown(editor.getJSON())], { type: "text/markdown" }))}
        >
          <IconDownload size={18} stroke={1.75} aria-hidden /> Markdown
        </button>
        <button
          type="button"
          className={buttons.quiet}
          data-testid="left-print"
          onClick={() => print(title, editor.getHTML())}
        >
          <IconPrinter size={18} stroke={1.75} aria-hidden /> {t("print")}
        </button>
      </div>
    </>
  );
}

async function read(address: string): Promise<Y.Doc> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status}`);
  const [, updates] = decode(new Uint8Array(await response.arrayBuffer())) as [number, Uint8Array[]];
  const text = new Y.Doc();
  for (const update of updates) Y.applyUpdate(text, update);
  return text;
}
