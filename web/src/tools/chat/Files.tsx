import { IconDownload, IconFileText, IconPhoto } from "@tabler/icons-react";
import { fileUrl } from "../../api/upload";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { Attached } from "../../wire/generated";
import style from "./Message.module.css";
import { useSize } from "./size";
import { words } from "./strings";

/** What was sent with a message: a card with what the server found. Only such files are in the class at all. */
export function Files({ files }: { files: readonly Attached[] }) {
  const t = useT(words);
  const { info } = useClass();
  const size = useSize();
  return files.map((file) => (
    <a
      key={file.file}
      className={style.file}
      href={fileUrl(info.id, file.file)}
      target="_blank"
      rel="noreferrer"
      data-testid="message-file"
    >
      {file.wide > 0 ? (
        <IconPhoto size={24} stroke={1.75} aria-hidden />
      ) : (
        <IconFileText size={24} stroke={1.75} aria-hidden />
      )}
      <span>
        <b dir="auto">{file.name}</b>
        {t(file.wide > 0 || file.type === "application/pdf" ? "attached_safe" : "attached_size", {
          size: size(file.size),
        })}
      </span>
      <IconDownload size={20} stroke={1.75} aria-hidden />
    </a>
  ));
}
