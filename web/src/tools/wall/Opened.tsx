import { IconEyeOff, IconScreenShare, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { CanvasControl } from "../board/Canvas";
import { Outline } from "../board/Outline";
import { Paper } from "../board/Paper";
import type { BoardSync } from "../board/sync";
import { Remarks } from "./Remarks";
import { words } from "./strings";
import type { OwnBoard } from "./tasks";
import style from "./wall.module.css";

const LONGEST = 300; // as the server takes it

/** One board of the wall, big: to draw on, to comment, to show to everyone. */
export function Opened({ board, name, onClose }: { board: OwnBoard; name: string; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const [text, write] = useState("");
  const [sync, setSync] = useState<BoardSync | null>(null);
  const [control, setControl] = useState<CanvasControl | null>(null);
  const [reading, setReading] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { id } = board;
  const { shown, remarks } = board.view.own;
  const named = shown?.what === id;
  return (
    <section
      className={style.opened}
      aria-label={name}
      data-testid="wall-opened"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <Paper board={board} onControl={setControl} onSync={setSync} />
      <div className={style.about}>
        <h2 ref={title} tabIndex={-1} dir="auto">
          {name}
        </h2>
        <button type="button" className={buttons.quiet} data-testid="wall-close" onClick={onClose}>
          <IconX size={18} stroke={1.75} aria-hidden />
          {t("close")}
        </button>
        <p>{shown === null ? t("not_shown", { name }) : t(named ? "shown" : "shown_nameless")}</p>
      </div>
      <div className={style.actions}>
        {shown !== null ? (
          <button
            type="button"
            className={buttons.line}
            data-testid="wall-hide"
            onClick={() => live.tell({ kind: "board.hide", id })}
          >
            <IconEyeOff size={18} stroke={1.75} aria-hidden />
            {t("take_down")}
          </button>
        ) : (
          <>
            <button
              type="button"
              className={buttons.line}
              data-testid="wall-reveal"
              onClick={() => live.tell({ kind: "board.reveal", id })}
            >
              <IconScreenShare size={18} stroke={1.75} aria-hidden />
              {t("show")}
            </button>
            <button
              type="button"
              className={buttons.line}
              data-testid="wall-reveal-nameless"
              onClick={() => live.tell({ kind: "board.reveal", id, anonymous: true })}
            >
              <IconEyeOff size={18} stroke={1.75} aria-hidden />
              {t("show_nameless")}
            </button>
          </>
        )}
        <button type="button" className={buttons.quiet} onClick={() => setReading(true)}>
          {t("read")}
        </button>
      </div>
      <Remarks remarks={remarks} />
      <form
        className={style.comment}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === "") return;
          live.tell({ kind: "board.comment", id, text: text.trim() });
          write("");
        }}
      >
        <input
          value={text}
          maxLength={LONGEST}
          dir="auto"
          aria-label={t("comment", { name })}
          placeholder={t("comment", { name })}
          data-testid="wall-comment"
          onChange={(event) => write(event.currentTarget.value)}
        />
        <button type="submit" className={buttons.line} disabled={text.trim() === ""}>
          {t("send")}
        </button>
      </form>
      {reading && sync && <Outline board={board} sync={sync} control={control} onClose={() => setReading(false)} />}
    </section>
  );
}
