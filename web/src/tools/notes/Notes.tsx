import { NativeSelect } from "@mantine/core";
import { IconCheck, IconCloudOff, IconLock, IconRefresh } from "@tabler/icons-react";
import type { Editor as Tiptap } from "@tiptap/react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { Grey, Waiting } from "../../design/Waiting";
import { useClass, useLive, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { one } from "../../store/room";
import { documentOf, type NotesDocument } from "./document";
import { Editor } from "./Editor";
import { MoreMenu } from "./MoreMenu";
import style from "./notes.module.css";
import { words } from "./strings";
import { type OneOfNotes, useNotesHere, useWriting } from "./which";

export interface Parts {
  title: string;
  body: ReactNode;
  foot: ReactNode | undefined;
}

/** The notes of where one is, or those that one chose, as parts of a panel or of the stage. */
export function useNotes(wanted: string | null): Parts {
  const t = useT(words);
  const { live } = useClass();
  const { own, list } = useNotesHere();
  const [chosen, choose] = useState<string | null>(wanted);
  const [editor, setEditor] = useState<Tiptap | null>(null);
  const id = list.find((each) => each.id === chosen)?.id ?? own ?? list[0]?.id ?? null;
  const begins = useWriting(undefined) === "may" && own === null;
  useEffect(() => {
    if (begins) live.obey({ kind: "notes.open" }).catch(() => {}); // a refusal is shown
  }, [begins, live]);
  const notes = useMemo(() => (id === null ? null : documentOf(live, id)), [live, id]);
  const group = list.find((each) => each.id === id)?.group ?? "";
  const title = group === "" ? t("title") : t("of_group", { group });
  if (notes === null)
    return { title, body: <p className={style.none}>{t(begins ? "loading" : "none")}</p>, foot: undefined };
  return {
    title,
    body: (
      <div className={style.notes} data-notes>
        {list.length > 1 && <Which list={list} value={notes.id} onChange={choose} />}
        <Body key={notes.id} notes={notes} onReady={setEditor} />
      </div>
    ),
    foot: (
      <div className={style.foot}>
        <Kept notes={notes} />
        {editor !== null && <MoreMenu id={notes.id} title={title} editor={editor} />}
      </div>
    ),
  };
}

function Which({
  list,
  value,
  onChange,
}: {
  list: readonly OneOfNotes[];
  value: string;
  onChange: (id: string) => void;
}) {
  const t = useT(words);
  return (
    <NativeSelect
      aria-label={t("which")}
      value={value}
      data-testid="notes-which"
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {list.map(({ id, group }) => (
        <option key={id} value={id}>
          {group === "" ? t("title") : t("of_group", { group })}
        </option>
      ))}
    </NativeSelect>
  );
}

function Body({ notes, onReady }: { notes: NotesDocument; onReady: (editor: Tiptap | null) => void }) {
  const t = useT(words);
  const loaded = useStore(notes.store, (state) => state.loaded || state.unsaved);
  const view = useShown((room) => one(room, "notes", notes.id))?.view;
  const writing = useWriting(view);
  useEffect(() => {
    if (writing === "may") notes.send(); // what was refused while one might not
  }, [writing, notes]);
  if (!loaded)
    return (
      <Waiting label={t("loading")}>
        <Grey wide="100%" high={160} round={14} />
      </Waiting>
    );
  return (
    <>
      {writing !== "may" && <Barred why={writing} />}
      <Editor document={notes} writes={writing === "may"} onReady={onReady} />
    </>
  );
}

function Barred({ why }: { why: "locked" | "only_some" | "never" }) {
  const t = useT(words);
  const by = useShown((room) => one(room, "locks", "locks"))?.view.by;
  const name = useShown((room) => (by === undefined ? undefined : nameOf(room, by)));
  const word = why === "locked" ? (name === undefined ? t("locked_by_staff") : t("locked", { name })) : t(why);
  return (
    <p className={style.barred} role="status" data-testid="notes-barred">
      <IconLock size={18} stroke={1.75} aria-hidden />
      {word}
    </p>
  );
}

/** Whether the server has what one wrote. */
function Kept({ notes }: { notes: NotesDocument }) {
  const t = useT(words);
  const format = useFormat();
  const { unsaved, refused } = useStore(notes.store);
  const lost = useLive(({ lost }) => lost !== null);
  const saved = useShown((room) => one(room, "notes", notes.id))?.view.saved_ms ?? 0;
  const state = unsaved ? (refused !== null ? "refused" : lost ? "kept" : "saving") : saved > 0 ? "saved" : "none";
  const icons = { refused: IconCloudOff, kept: IconCloudOff, saving: IconRefresh, saved: IconCheck, none: null };
  const Icon = icons[state];
  const word = {
    refused: `${t("kept")}. ${refused ?? ""}`,
    kept: t("kept"),
    saving: t("saving"),
    saved: t("saved", { time: format.time(new Date(saved)) }),
    none: "",
  }[state];
  return (
    <p className={style.kept} data-testid="notes-kept" data-state={state}>
      {Icon && <Icon size={18} stroke={1.75} aria-hidden />}
      {word}
    </p>
  );
}
