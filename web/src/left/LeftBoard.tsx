import { IconDownload } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useResource } from "../api/useResource";
import buttons from "../design/buttons.module.css";
import { download } from "../design/download";
import { useT } from "../design/strings";
import { outline } from "../tools/board/outline";
import type { Drawn, Visible } from "../tools/board/shapes";
import { words as boardWords } from "../tools/board/strings";
import { picture } from "../tools/wall/picture";
import type { BoardView } from "../wire/generated";
import style from "./left.module.css";
import { words } from "./strings";
import { classOf } from "./useLeft";

const WIDE = 480;
const HIGH = 300;

interface LeftBoardProps {
  session: string;
  id: string;
  view: BoardView;
  hidden: boolean;
  onEmpty: () => void;
}

/** One board: a picture of it, and files to take away. Nothing lies on it: it is not shown. */
export function LeftBoard({ session, id, view, hidden, onEmpty }: LeftBoardProps) {
  const t = useT(words);
  const ofBoards = useT(boardWords);
  const { i18n } = useTranslation();
  const inside = useResource<{ parts: Drawn[] }>(
    `${classOf(session)}/inside?kind=board&id=${encodeURIComponent(id)}&after=0`,
  );
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, fail] = useState(false);
  const parts = inside.value?.parts;
  const shapes = parts?.flatMap(([shape]): Visible[] => (shape.type === "erased" ? [] : [shape]));
  const count = shapes?.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what lies on it is here
  useEffect(() => {
    const brush = canvas.current?.getContext("2d");
    if (shapes === undefined) return;
    if (shapes.length === 0) onEmpty();
    else if (brush) picture(brush, WIDE, HIGH, devicePixelRatio, shapes, []);
  }, [count]);
  if (hidden) return null;
  const title = view.group === null ? view.title : `${view.title}, ${t("of_group", { group: view.group })}`;
  const save = async (as: "png" | "svg" | "pdf") => {
    fail(false);
    try {
      const { savedFrom } = await import("../tools/board/saved");
      download(view.title, as, await savedFrom(as, session, shapes ?? []));
    } catch {
      fail(true);
    }
  };
  return (
    <li className={style.board} data-testid="left-board" data-id={id}>
      <canvas
        ref={canvas}
        width={WIDE * devicePixelRatio}
        height={HIGH * devicePixelRatio}
        role="img"
        aria-label={title}
      />
      <ol className="visually-hidden">
        {outline(
          (shapes ?? []).map((shape) => ({ shape, by: undefined })),
          i18n.dir() === "rtl",
        ).map((line) => (
          <li key={line.id}>
            {line.type === "text" ? line.text : [ofBoards(`is_${line.type}`), line.text].filter(Boolean).join(": ")}
          </li>
        ))}
      </ol>
      <h3>{title}</h3>
      <div className={style.files}>
        {(["png", "svg", "pdf"] as const).map((as) => (
          <button
            key={as}
            type="button"
            className={buttons.quiet}
            disabled={!count}
            aria-label={t("save_as", { title, as: as.toUpperCase() })}
            data-testid={`left-${as}`}
            onClick={() => void save(as)}
          >
            <IconDownload size={18} stroke={1.75} aria-hidden /> {as.toUpperCase()}
          </button>
        ))}
      </div>
      <p role="status">{failed ? t("not_saved") : inside.state === "failed" && t("not_read")}</p>
    </li>
  );
}
