import { Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowUpRight,
  IconCircle,
  IconEraser,
  IconHighlight,
  IconLine,
  IconMathFunction,
  IconPencil,
  IconPhoto,
  IconPointer,
  IconShape,
  IconSquare,
  IconSquareRotated,
  IconTypography,
} from "@tabler/icons-react";
import { useRef, useState } from "react";
import { fileUrl, upload } from "../../api/upload";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useMay } from "../presence/powers";
import style from "./board.module.css";
import type { CanvasControl, Tool } from "./Canvas";
import { brushOf, COLOURS, keepHand, lastHand } from "./hand";
import { words } from "./strings";
import { read } from "./usePictures";

/** Beside the pens where there is room, else with the shapes. */
const BESIDE: readonly [Tool, typeof IconLine, "select" | "arrow"][] = [
  ["selection", IconPointer, "select"],
  ["arrow", IconArrowUpRight, "arrow"],
];
const SHAPES: readonly [Tool & ("line" | "rectangle" | "ellipse" | "diamond"), typeof IconLine][] = [
  ["line", IconLine],
  ["rectangle", IconSquare],
  ["ellipse", IconCircle],
  ["diamond", IconSquareRotated],
];

/** The pens, at the foot of the paper: one tab stop, arrows inside. `tool`: what is in hand, also by a key. */
export function Tools({ control, tool }: { control: CanvasControl; tool: Tool }) {
  const { live } = useClass();
  const sends = useMay("lead"); // whom the server takes pictures for boards from
  const file = useRef<HTMLInputElement>(null);
  const send = async (picked: File) => {
    try {
      const { id, wide, high } = await upload(live.session, "board", picked).done;
      control.place({ file: id, wide, high, ...(await read(fileUrl(live.session, id))) });
    } catch (problem) {
      live.toast({ kind: "hand", title: problem instanceof Error ? problem.message : String(problem) });
    }
  };
  const t = useT(words);
  const [{ marker, colour }, hold] = useState(lastHand);
  const take = (next: Tool, asMarker = false) => {
    hold({ tool: next, marker: asMarker, colour });
    keepHand({ marker: asMarker });
    control.take({ tool: next, ...brushOf({ marker: asMarker, colour }) });
  };
  const button = (next: Tool, Icon: typeof IconLine, word: string, asMarker = false, rare = false) => (
    <button
      type="button"
      className={rare ? `${style.tool} ${style.rare}` : style.tool}
      aria-pressed={tool === next && marker === asMarker}
      aria-label={word}
      title={word}
      data-tool={asMarker ? "marker" : next}
      onClick={() => take(next, asMarker)}
    >
      <Icon size={22} stroke={1.75} aria-hidden />
    </button>
  );
  const shape = SHAPES.find(([name]) => name === tool);
  const Shape = shape?.[1] ?? IconShape;
  return (
    <div className={style.tools} role="toolbar" aria-label={t("drawing")} data-testid="board-tools">
      {button("selection", IconPointer, t("select"), false, true)}
      {button("freedraw", IconPencil, t("pen"))}
      {button("freedraw", IconHighlight, t("marker"), true)}
      {button("eraser", IconEraser, t("eraser"))}
      {button("text", IconTypography, t("text"))}
      {button("arrow", IconArrowUpRight, t("arrow"), false, true)}
      <button
        type="button"
        className={`${style.tool} ${style.rare}`}
        aria-label={t("formula")}
        title={t("formula")}
        data-testid="board-formula"
        onClick={() => control.editFormula()}
      >
        <IconMathFunction size={22} stroke={1.75} aria-hidden />
      </button>
      <Menu position="top" radius="lg" trapFocus returnFocus withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={style.tool}
            aria-label={shape === undefined ? t("shapes") : `${t("shapes")}: ${t(shape[0])}`}
            aria-pressed={shape !== undefined}
            title={t("shapes")}
          >
            <Shape size={22} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {BESIDE.map(([name, Icon, word]) => (
            <Menu.Item
              key={name}
              className={style.onlyNarrow}
              leftSection={<Icon size={20} stroke={1.75} />}
              onClick={() => take(name)}
            >
              {t(word)}
            </Menu.Item>
          ))}
          <Menu.Item
            className={style.onlyNarrow}
            leftSection={<IconMathFunction size={20} stroke={1.75} />}
            data-testid="board-formula-item"
            onClick={() => control.editFormula()}
          >
            {t("formula")}
          </Menu.Item>
          {sends && (
            <Menu.Item leftSection={<IconPhoto size={20} stroke={1.75} />} onClick={() => file.current?.click()}>
              {t("picture")}
            </Menu.Item>
          )}
          {SHAPES.map(([name, Icon]) => (
            <Menu.Item key={name} leftSection={<Icon size={20} stroke={1.75} />} onClick={() => take(name)}>
              {t(name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="top" radius="lg" trapFocus returnFocus withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={style.tool}
            aria-label={`${t("colour")}: ${t(COLOURS.find(([, value]) => value === colour)?.[0] ?? "ink")}`}
            title={t("colour")}
          >
            <span className={style.swatch} style={{ background: colour }} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {COLOURS.map(([name, value]) => (
            <Menu.Item
              key={name}
              leftSection={<span className={style.swatch} style={{ background: value, display: "block" }} />}
              onClick={() => {
                hold((held) => ({ ...held, colour: value }));
                keepHand({ colour: value });
                control.take({ colour: value });
              }}
            >
              {t(name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {sends && (
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          data-testid="board-picture"
          onChange={(event) => {
            const [picked] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (picked) void send(picked);
          }}
        />
      )}
      <button type="button" className={style.tool} aria-label={t("undo")} title={t("undo")} onClick={control.undo}>
        <IconArrowBackUp size={22} stroke={1.75} aria-hidden />
      </button>
      <button
        type="button"
        className={`${style.tool} ${style.rare}`}
        aria-label={t("redo")}
        title={t("redo")}
        onClick={control.redo}
      >
        <IconArrowForwardUp size={22} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}
