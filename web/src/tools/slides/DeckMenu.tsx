import { Menu } from "@mantine/core";
import { IconDots, IconDownload, IconPencil, IconPhotoDown } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useMay } from "../presence/powers";
import { RenameDeck } from "./RenameDeck";
import style from "./slides.module.css";
import { words } from "./strings";
import type { Deck } from "./useDecks";
import type { Saving } from "./useSaving";

/** What can be done with a deck as a whole: staff always save it, pupils where staff let them. */
export function DeckMenu({ deck, page, saving }: { deck: Deck; page: number; saving: Saving }) {
  const t = useT(words);
  const leads = useMay("lead");
  const [renames, rename] = useState(false);
  if (!leads && !deck.saving) return null;
  const busy = saving.at !== null;
  return (
    <>
      <Menu
        position="top-end"
        shadow="md"
        width={290}
        radius="lg"
        trapFocus
        returnFocus
        middlewares={{ flip: true, shift: true, size: true }}
      >
        <Menu.Target>
          <button
            type="button"
            className={buttons.quiet}
            aria-label={t(leads ? "more" : "save_as")}
            data-testid="slides-more"
          >
            {leads ? (
              <IconDots size={20} stroke={1.75} aria-hidden />
            ) : (
              <IconDownload size={18} stroke={1.75} aria-hidden />
            )}
            {!leads && t("save")}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDownload size={20} stroke={1.75} />}
            disabled={busy}
            data-testid="slides-save-pdf"
            onClick={saving.pdf}
          >
            {t("save_pdf")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPhotoDown size={20} stroke={1.75} />}
            disabled={busy || !deck.slides.get(page)?.file}
            data-testid="slides-save-png"
            onClick={saving.png}
          >
            {t("save_png", { page })}
          </Menu.Item>
          {leads && (
            <Menu.Item
              leftSection={<IconPencil size={20} stroke={1.75} />}
              data-testid="slides-rename"
              onClick={() => rename(true)}
            >
              {t("rename")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {renames && <RenameDeck deck={deck} onClose={() => rename(false)} />}
    </>
  );
}

/** How far it has come, and the way out. */
export function SavingBar({ deck, saving }: { deck: Deck; saving: Saving }) {
  const t = useT(words);
  if (saving.at === null) return null;
  const label = t("saving_page", { page: saving.at, pages: deck.pages });
  return (
    <div className={style.saving} data-testid="slides-saving">
      <span
        role="progressbar"
        aria-label={t("save_pdf")}
        aria-valuemin={0}
        aria-valuemax={deck.pages}
        aria-valuenow={saving.at}
        aria-valuetext={label}
      >
        <i style={{ inlineSize: `${(100 * saving.at) / deck.pages}%` }} />
      </span>
      <p className="tabular" aria-hidden>
        {label}
      </p>
      <button type="button" className={buttons.quiet} onClick={saving.stop} data-testid="slides-saving-stop">
        {t("stop_saving")}
      </button>
    </div>
  );
}
