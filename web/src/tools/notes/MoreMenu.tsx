import { Menu } from "@mantine/core";
import { IconCheck, IconDots, IconDownload, IconPrinter } from "@tabler/icons-react";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { download } from "../../design/download";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { one } from "../../store/room";
import { ChoosePeople } from "../presence/ChoosePeople";
import { useMay } from "../presence/powers";
import { markdown } from "./markdown";
import { print } from "./print";
import { words } from "./strings";

const NOBODY: readonly string[] = [];

/** What can be done with the notes as a whole, who writes, and who has written. */
export function MoreMenu({ id, title, editor }: { id: string; title: string; editor: Editor }) {
  const t = useT(words);
  const { live, info } = useClass();
  const leads = useMay("lead");
  const [choosing, choose] = useState(false);
  const view = useShown((room) => one(room, "notes", id))?.view;
  const writers = view?.writers ?? NOBODY;
  const room = live.room.getState();
  const names = writers.map((person) => nameOf(room, person) ?? t("someone"));
  const file = `${info.title} ${title}`.replace(/[^\p{L}\p{N} -]/gu, "").trim();
  return (
    <>
      <Menu position="top-end" shadow="md" width={260} radius="lg" trapFocus returnFocus>
        <Menu.Target>
          <button type="button" className={buttons.quiet} data-testid="notes-more" aria-label={t("more")}>
            <IconDots size={20} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDownload size={20} stroke={1.75} />}
            data-testid="notes-markdown"
            onClick={() => download(file, "md", new Blob([markdown(editor.getJSON())], { type: "text/markdown" }))}
          >
            {t("markdown")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPrinter size={20} stroke={1.75} />}
            data-testid="notes-print"
            onClick={() => print(file, editor.getHTML())}
          >
            {t("print")}
          </Menu.Item>
          {leads && view && (
            <>
              <Menu.Label>{t("who_writes")}</Menu.Label>
              {(["everyone", "some", "staff"] as const).map((mode) => (
                <Menu.Item
                  key={mode}
                  role="menuitemradio"
                  aria-checked={view.mode === mode}
                  leftSection={<IconCheck size={20} stroke={1.75} style={{ opacity: view.mode === mode ? 1 : 0 }} />}
                  data-testid="notes-mode"
                  data-id={mode}
                  onClick={() => (mode === "some" ? choose(true) : live.tell({ kind: "notes.set_mode", id, mode }))}
                >
                  {t(mode)}
                </Menu.Item>
              ))}
            </>
          )}
          {names.length > 0 && <Menu.Label>{`${t("written_by")}: ${names.join(", ")}`}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      {choosing && (
        <ChoosePeople
          title={t("some_title")}
          chosen={view?.some ?? NOBODY}
          onClose={() => choose(false)}
          onDone={(some) => {
            live.tell({ kind: "notes.set_mode", id, mode: "some", some });
            choose(false);
          }}
        />
      )}
    </>
  );
}
