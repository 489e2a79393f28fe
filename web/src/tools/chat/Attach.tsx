import { ActionIcon } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Problem } from "../../api/request";
import { type Upload, upload } from "../../api/upload";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import style from "./ChatPanel.module.css";
import type { Draft } from "./drafts";
import { words } from "./strings";

const MOST = 4; // as the server takes them

interface OnTheWay {
  name: string;
  part: number;
  stop: () => void;
}

/** Files on their way to the server. What has arrived belongs to the draft. */
export function useSending(draft: Draft) {
  const t = useT(words);
  const { live, info } = useClass();
  const [way, setWay] = useState<OnTheWay | null>(null);
  const [lost, lose] = useState(false);
  const held = useRef(draft);
  held.current = draft;
  const one = async (file: File) => {
    const note = (part: number) => setWay({ name: file.name, part, stop: () => sent.stop() });
    const sent: Upload = upload(info.id, "chat", file, note);
    note(0);
    const { id, name, type, size, wide, high } = await sent.done;
    held.current.aimAt({ files: [...held.current.aim.files, { file: id, name, type, size, wide, high }] });
  };
  const send = async (files: readonly File[]) => {
    const room = MOST - held.current.aim.files.length;
    if (files.length > room) live.toast({ kind: "hand", title: t("most_files", { count: MOST }) });
    lose(false);
    try {
      for (const file of files.slice(0, room)) await one(file);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      lose(true);
      if (error.code !== "stopped") live.toast({ kind: "hand", title: error.message });
    }
    setWay(null);
  };
  /** `lost`: the last did not arrive. */
  return { way, send, busy: way !== null, lost };
}

type Sending = ReturnType<typeof useSending>;

export function Attach({ sending }: { sending: Sending }) {
  const t = useT(words);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="chat-file"
        onChange={(event) => {
          void sending.send([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = ""; // the same file may be chosen again
        }}
      />
      <ActionIcon
        className={style.attach}
        aria-label={t("attach")}
        disabled={sending.busy}
        data-testid="chat-attach"
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={20} stroke={1.75} />
      </ActionIcon>
    </>
  );
}

/** What will go with the message, and what is on its way. */
export function Attachments({ draft, sending: { way } }: { draft: Draft; sending: Sending }) {
  const t = useT(words);
  const { live } = useClass();
  const { files } = draft.aim;
  if (files.length === 0 && way === null) return null;
  const drop = (id: string) => {
    draft.aimAt({ files: files.filter(({ file }) => file !== id) });
    live.tell({ kind: "file.drop", id });
  };
  return (
    <ul data-testid="chat-attached">
      {files.map(({ file, name }) => (
        <li key={file} className={style.answers}>
          <span dir="auto">{name}</span>
          <ActionIcon aria-label={t("drop_file", { name })} onClick={() => drop(file)}>
            <IconX size={18} stroke={1.75} />
          </ActionIcon>
        </li>
      ))}
      {way && (
        <li className={style.answers}>
          <span role="status">
            {way.part < 1
              ? t("sending_file", { name: way.name, part: Math.floor(way.part * 10) * 10 })
              : t("checking_file", { name: way.name })}
          </span>
          <ActionIcon aria-label={t("drop_file", { name: way.name })} onClick={way.stop}>
            <IconX size={18} stroke={1.75} />
          </ActionIcon>
        </li>
      )}
    </ul>
  );
}
