import { Button, Menu, Modal, TextInput } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconChalkboard,
  IconChevronDown,
  IconDownload,
  IconEraser,
  IconListDetails,
  IconPencil,
  IconPlus,
  IconTemplate,
  IconTrash,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { download } from "../../design/download";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { openSet } from "../../session/places";
import { useShell } from "../../session/shell";
import type { Command, DrawMode } from "../../wire/views";
import { ChoosePeople } from "../presence/ChoosePeople";
import { useMay } from "../presence/powers";
import style from "./board.module.css";
import { type Board, useMayRun } from "./boards";
import type { CanvasControl } from "./Canvas";
import { words } from "./strings";
import { TEMPLATES, type Template } from "./templates";

const LONGEST = 80; // as the server takes it

interface BoardMenuProps {
  board: Board;
  boards: readonly Board[];
  control: CanvasControl | null;
  onMake: ((template?: Template) => Promise<void>) | undefined;
  onOutline: () => void;
}

/** Which board, who draws on it, and what can be done with it as a whole. */
export function BoardMenu({ board, boards, control, onMake, onOutline }: BoardMenuProps) {
  const t = useT(words);
  const { live } = useClass();
  const { look } = useShell();
  const leads = useMay("lead");
  const runs = useMayRun(board.view);
  const grouped = useShown(openSet) !== undefined;
  const [asked, ask] = useState<"rename" | "clear" | "delete" | "some" | null>(null);
  const { id, view } = board;
  const icon = (Icon: typeof IconPlus) => <Icon size={20} stroke={1.75} />;
  const mode = (next: DrawMode, own_only = view.own_only, drawers = [...view.drawers]) =>
    live.tell({ kind: "board.set_mode", id, mode: next, own_only, drawers });
  const titled = ({ view: { title, group } }: Board) =>
    group === null ? title : `${title}, ${t("of_group", { group })}`;
  return (
    <>
      <Menu
        position="bottom-start"
        radius="lg"
        width={300}
        trapFocus
        returnFocus
        middlewares={{ flip: true, shift: true, size: true }} // as high as there is room, and scrolled
      >
        <Menu.Target>
          <button
            type="button"
            className={buttons.line}
            aria-label={`${titled(board)}. ${t("more")}`}
            data-testid="board-menu"
          >
            <IconChalkboard size={18} stroke={1.75} aria-hidden />
            <span className="cut">{view.title}</span>
            <IconChevronDown size={16} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={style.menu}>
          <Menu.Label>{t("boards")}</Menu.Label>
          {boards.map((each) => (
            <Menu.Item
              key={each.id}
              leftSection={icon(IconChalkboard)}
              aria-current={each.id === id}
              data-testid="board-choose"
              data-id={each.id}
              onClick={() => look({ surface: "board", what: each.id })}
            >
              {titled(each)}
            </Menu.Item>
          ))}
          {onMake && (
            <>
              <Menu.Label>{t("make")}</Menu.Label>
              <Menu.Item leftSection={icon(IconPlus)} data-testid="board-make" onClick={() => void onMake()}>
                {t("empty_board")}
              </Menu.Item>
              {TEMPLATES.map((name) => (
                <Menu.Item
                  key={name}
                  leftSection={icon(IconTemplate)}
                  data-testid="board-template"
                  data-id={name}
                  onClick={() => void onMake(name)}
                >
                  {t(`template_${name}`)}
                </Menu.Item>
              ))}
            </>
          )}
          {leads && (
            <>
              <Menu.Label>{t("who")}</Menu.Label>
              {(["everyone", "some", "teacher"] as const).map((each) => (
                <Menu.Item
                  key={each}
                  aria-current={view.mode === each}
                  leftSection={<span aria-hidden>{view.mode === each ? "●" : "○"}</span>}
                  data-testid={`board-${each}`}
                  onClick={() => (each === "some" ? ask("some") : mode(each))}
                >
                  {t(each)}
                </Menu.Item>
              ))}
              <Menu.Item
                leftSection={icon(view.own_only ? IconUsers : IconUser)}
                data-testid="board-own-only"
                onClick={() => mode(view.mode, !view.own_only)}
              >
                {t(view.own_only ? "any" : "own_only")}
              </Menu.Item>
            </>
          )}
          {leads && grouped && (
            <Menu.Item
              leftSection={icon(IconUsersGroup)}
              data-testid="board-give"
              onClick={() => live.tell({ kind: "board.give", id })}
            >
              {t("give")}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={icon(IconListDetails)} data-testid="board-outline" onClick={onOutline}>
            {t("outline")}
          </Menu.Item>
          <Menu.Label>{t("save_as")}</Menu.Label>
          {(["png", "svg", "pdf"] as const).map((as) => (
            <Menu.Item
              key={as}
              leftSection={icon(IconDownload)}
              data-testid={`board-save-${as}`}
              disabled={control === null}
              onClick={async () => control && download(view.title, as, await control.save(as))}
            >
              {as.toUpperCase()}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={icon(IconArrowsMaximize)} onClick={() => control?.fit()}>
            {t("fit")}
          </Menu.Item>
          <Menu.Item leftSection={icon(IconZoomIn)} closeMenuOnClick={false} onClick={() => control?.zoom(1.25)}>
            {t("zoom_in")}
          </Menu.Item>
          <Menu.Item leftSection={icon(IconZoomOut)} closeMenuOnClick={false} onClick={() => control?.zoom(0.8)}>
            {t("zoom_out")}
          </Menu.Item>
          {runs && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={icon(IconPencil)} onClick={() => ask("rename")}>
                {t("rename")}
              </Menu.Item>
              <Menu.Item leftSection={icon(IconEraser)} data-testid="board-clear" onClick={() => ask("clear")}>
                {t("clear")}
              </Menu.Item>
              <Menu.Item leftSection={icon(IconTrash)} c="var(--cr-alert-text)" onClick={() => ask("delete")}>
                {t("delete")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === "some" && (
        <ChoosePeople
          title={t("some_title")}
          chosen={view.drawers}
          onClose={() => ask(null)}
          onDone={(drawers) => {
            mode("some", view.own_only, drawers);
            ask(null);
          }}
        />
      )}
      <Rename board={asked === "rename" ? board : null} onClose={() => ask(null)} />
      <Sure what={asked === "clear" || asked === "delete" ? asked : null} id={id} onClose={() => ask(null)} />
    </>
  );
}

function Rename({ board, onClose }: { board: Board | null; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const [title, setTitle] = useState<string | null>(null);
  const now = title ?? board?.view.title ?? "";
  const close = () => {
    setTitle(null);
    onClose();
  };
  return (
    <Modal
      opened={board !== null}
      onClose={close}
      title={t("rename")}
      closeButtonProps={{ "aria-label": t("cancel") }}
      centered
      radius={20}
      size={420}
    >
      <form
        className={style.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          if (board && now.trim() !== "") live.tell({ kind: "board.rename", id: board.id, title: now.trim() });
          close();
        }}
      >
        <TextInput
          label={t("name")}
          value={now}
          maxLength={LONGEST}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <footer>
          <Button type="submit" disabled={now.trim() === ""}>
            {t("save")}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

function Sure({ what, id, onClose }: { what: "clear" | "delete" | null; id: string; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const shown = what ?? "clear";
  const command: Command = shown === "clear" ? { kind: "board.clear", id } : { kind: "board.delete", id };
  return (
    <Modal
      opened={what !== null}
      onClose={onClose}
      title={t(`${shown}_title`)}
      closeButtonProps={{ "aria-label": t("cancel") }}
      centered
      radius={20}
      size={460}
    >
      <div className={style.sheet}>
        <p>{t(`${shown}_body`)}</p>
        <footer>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("cancel")}
          </Button>
          <Button
            color="red"
            data-testid="board-sure"
            onClick={() => {
              live.tell(command);
              onClose();
            }}
          >
            {t(shown)}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
