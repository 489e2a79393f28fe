import { Button } from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconNotes,
  IconPencil,
  IconPhotoPlus,
  IconPointer,
  IconPresentation,
  IconScreenShare,
} from "@tabler/icons-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import bar from "../../design/toolbar.module.css";
import { usePhone } from "../../design/usePhone";
import { useClass, useShown } from "../../session/context";
import { useShell } from "../../session/shell";
import type { SurfaceProps } from "../../session/surfaces";
import { useChange } from "../../session/useChange";
import { attendedBy } from "../../store/people";
import { one } from "../../store/room";
import { lastHand } from "../board/hand";
import { Ink } from "../ink/Ink";
import { InkTools } from "../ink/InkTools";
import { WIDE } from "../ink/strokes";
import { useMay } from "../presence/powers";
import { DeckMenu, SavingBar } from "./DeckMenu";
import { OnlyYou, OwnPace } from "./OwnPace";
import { PageView } from "./PageView";
import { Pointing } from "./Pointing";
import { Strip } from "./Strip";
import style from "./slides.module.css";
import { words } from "./strings";
import { UploadDialog } from "./UploadDialog";
import { type Deck, useDecks, useMayDrawOn, useMyPage, useReaders } from "./useDecks";
import { type Pages, usePages } from "./usePages";
import { useSaving } from "./useSaving";
import { useSheet } from "./useSheet";
import { useKeyP, useSlideKeys } from "./useSlideKeys";
import { useUploads } from "./useUploads";

/** The slides that fill the stage: the deck that is named, else the one that was shown last, else the first. */
export default function Slides({ what }: SurfaceProps) {
  const t = useT(words);
  const leads = useMay("lead");
  const decks = useDecks();
  const uploads = useUploads();
  const [chosen, choose] = useState<string | null>(null);
  const [adding, add] = useState(false);
  const named = decks.find(({ id }) => id === (chosen ?? what));
  const deck = named ?? decks.find(({ page }) => page > 0) ?? decks[0];
  return (
    <div className={style.slides} data-testid="slides" data-deck={deck?.id}>
      {deck ? (
        <OneDeck key={deck.id} deck={deck} onFiles={() => add(true)} />
      ) : (
        <div className={style.none}>
          <IconPresentation size={28} stroke={1.75} aria-hidden />
          <b>{t("none_title")}</b>
          <p>{t(leads ? "none_staff" : "none_pupils")}</p>
          {leads && (
            <Button
              leftSection={<IconPhotoPlus size={18} stroke={1.75} />}
              onClick={() => add(true)}
              data-testid="slides-add"
            >
              {t("add")}
            </Button>
          )}
        </div>
      )}
      {adding && leads && <UploadDialog decks={decks} uploads={uploads} onDeck={choose} onClose={() => add(false)} />}
    </div>
  );
}

function OneDeck({ deck, onFiles }: { deck: Deck; onFiles: () => void }) {
  const t = useT(words);
  const phone = usePhone();
  const { me, live } = useClass();
  const pages = usePages(deck);
  const { page, leads } = pages;
  const apart = useReaders(deck.id);
  const mine = useMyPage(deck.id);
  const by = useShown((room) => one(room, "showing", attendedBy(room, me.person.id) ?? ""))?.view.by ?? deck.by;
  const readers = useMemo(() => {
    const many = new Map<number, number>();
    for (const { view } of apart) many.set(view.page, (many.get(view.page) ?? 0) + 1);
    return many;
  }, [apart]);
  const pressed = useRef(false); // who goes back by their own press was not brought
  useChange(mine, (before) => {
    // back with all, and not by one's own press
    if (before !== undefined && mine === undefined && before !== deck.page && !pressed.current)
      live.toast({ kind: "info", title: t("brought", { page: deck.page }) });
    pressed.current = false;
  });
  const turn = (to: number) => {
    pressed.current = true;
    pages.turn(to);
  };
  const watched = { ...pages, turn };
  useSlideKeys(watched);
  const sheet = useSheet(deck, page);
  const saving = useSaving(deck, page, sheet.inks);
  const [doing, be] = useState<"pointing" | "drawing" | null>(null);
  const [hand, hold] = useState(lastHand);
  const points = doing === "pointing" && pages.together;
  const mayDraw = useMayDrawOn(deck, page);
  const draws = doing === "drawing" && mayDraw;
  const switchTo = (what: "pointing" | "drawing") => be((now) => (now === what ? null : what));
  useKeyP(leads && pages.together, () => switchTo("pointing"));
  const drawing = mayDraw && (
    <button
      type="button"
      className={buttons.quiet}
      aria-pressed={draws}
      onClick={() => switchTo("drawing")}
      data-testid="slides-draw"
    >
      <IconPencil size={18} stroke={1.75} aria-hidden />
      {t("draw")}
    </button>
  );
  const slide = deck.slides.get(page);
  const high = slide ? (WIDE * slide.high) / slide.wide : WIDE;
  const said = (slide?.text ?? "").slice(0, 200);
  return (
    <>
      <div className={style.place}>
        <PageView
          deck={deck}
          page={page}
          sheet={
            <>
              <Ink sheet={sheet} high={high} hand={draws ? hand : null} />
              <Pointing deck={deck} page={page} sheet={sheet} on={points} />
            </>
          }
        >
          {pages.apart && <OnlyYou page={page} />}
        </PageView>
      </div>
      <p className="visually-hidden" role="status">
        {t("say_page", { page, pages: deck.pages, text: said })}
      </p>
      {draws && (
        <InkTools
          sheet={sheet}
          hand={hand}
          onHand={hold}
          clearLabel={t("clear_page")}
          onClear={leads ? () => live.tell({ kind: "ink.clear", deck: deck.id, page }) : undefined}
        />
      )}
      <SavingBar deck={deck} saving={saving} />
      {!leads && (drawing || deck.saving) && (
        <div className={bar.bar}>
          {drawing}
          <DeckMenu deck={deck} page={page} saving={saving} />
        </div>
      )}
      {leads ? (
        <>
          <Tools
            deck={deck}
            pages={pages}
            onFiles={onFiles}
            points={points}
            onPoint={() => switchTo("pointing")}
            menu={<DeckMenu deck={deck} page={page} saving={saving} />}
          >
            {drawing}
          </Tools>
          <Strip deck={deck} page={page} last={deck.pages} onPage={pages.turn} readers={readers} />
          {phone && slide?.note && (
            <p className={style.note}>
              <b>{t("only_staff")}</b>
              {slide.note}
            </p>
          )}
        </>
      ) : (
        deck.own_pace && (
          <div className={style.below}>
            <OwnPace deck={deck} pages={watched} by={by} />
            {deck.reached > 1 && <Strip deck={deck} page={page} last={deck.reached} onPage={turn} />}
          </div>
        )
      )}
    </>
  );
}

interface ToolsProps {
  deck: Deck;
  pages: Pages;
  onFiles: () => void;
  points: boolean;
  onPoint: () => void;
  menu: ReactNode;
  children: ReactNode;
}

function Tools({ deck, pages, onFiles, points, onPoint, menu, children }: ToolsProps) {
  const t = useT(words);
  const { panel, toggle } = useShell();
  return (
    <div className={bar.bar} role="toolbar" aria-label={deck.title} data-testid="slides-tools">
      <button
        type="button"
        className={bar.tool}
        aria-label={t("before")}
        disabled={!pages.canStep(-1)}
        onClick={() => pages.step(-1)}
        data-testid="slide-before"
      >
        <IconChevronLeft size={20} stroke={1.75} className="mirrored" aria-hidden />
      </button>
      <span className="tabular" data-testid="slides-count">
        {t("page_of", { page: pages.page, pages: deck.pages })}
      </span>
      <button
        type="button"
        className={bar.tool}
        aria-label={t("next")}
        disabled={!pages.canStep(1)}
        onClick={() => pages.step(1)}
        data-testid="slide-next"
      >
        <IconChevronRight size={20} stroke={1.75} className="mirrored" aria-hidden />
      </button>
      <span className={bar.gap} />
      {pages.together && (
        <button
          type="button"
          className={buttons.quiet}
          aria-pressed={points}
          onClick={onPoint}
          data-testid="slides-pointer"
        >
          <IconPointer size={18} stroke={1.75} aria-hidden />
          {t("pointer")}
        </button>
      )}
      {children}
      <button
        type="button"
        className={buttons.quiet}
        aria-pressed={panel === "slides"}
        onClick={() => toggle("slides")}
        data-testid="slides-notes"
      >
        <IconNotes size={18} stroke={1.75} aria-hidden />
        {t("notes")}
      </button>
      <button type="button" className={buttons.quiet} onClick={onFiles} data-testid="slides-files">
        <IconPhotoPlus size={18} stroke={1.75} aria-hidden />
        {t("files")}
      </button>
      {menu}
      {!pages.together && (
        <Button
          leftSection={<IconScreenShare size={18} stroke={1.75} />}
          disabled={!deck.slides.get(pages.page)?.file}
          onClick={pages.showAll}
          data-testid="slides-show"
        >
          {t("show_page", { page: pages.page })}
        </Button>
      )}
    </div>
  );
}
