import { Button, Modal } from "@mantine/core";
import {
  IconArrowUp,
  IconCircleCheck,
  IconFileAlert,
  IconPencil,
  IconPresentation,
  IconTrash,
  IconUpload,
  IconX,
} from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useSaid } from "../../api/useSaid";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useClass } from "../../session/context";
import { RenameDeck } from "./RenameDeck";
import { Strip } from "./Strip";
import { words } from "./strings";
import style from "./upload.module.css";
import type { Deck } from "./useDecks";
import type { Coming, Uploads } from "./useUploads";

interface UploadDialogProps {
  decks: readonly Deck[];
  uploads: Uploads;
  onDeck: (id: string) => void;
  onClose: () => void;
}

/** The files of slides: they come, their pages are made, and the first page can be shown before the last is there. */
export function UploadDialog({ decks, uploads, onDeck, onClose }: UploadDialogProps) {
  const t = useT(words);
  useFocusBack();
  const { live } = useClass();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [said, say] = useState("");
  const [chosen, choose] = useState<string | null>(null);
  const [page, turn] = useState(1);
  const deck = decks.find(({ id }) => id === chosen) ?? decks.at(-1);
  const show = () => {
    if (deck === undefined) return;
    live.tell({ kind: "slides.turn", deck: deck.id, page });
    live.tell({ kind: "showing.show", surface: "slides", what: deck.id });
    onDeck(deck.id);
    onClose();
  };
  const takeOut = (one: Deck) => {
    live.tell({ kind: "slides.take_out", deck: one.id });
    say(t("taken_out", { name: one.title }));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("upload_title")}
      centered
      size={880}
      radius={20}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className={style.dialog} data-testid="slides-upload">
        <p className={style.more}>{t("upload_more")}</p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the same as the button in it */}
        <div
          className={style.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            uploads.send(event.dataTransfer.files);
          }}
        >
          <IconUpload size={22} stroke={1.75} aria-hidden />
          <p>
            <b>{t("drop")}</b>
            <span>{t("drop_hint")}</span>
          </p>
          <button type="button" className={buttons.line} onClick={() => input.current?.click()} data-autofocus>
            {t("choose")}
          </button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept="application/pdf,image/png,image/jpeg,image/webp,image/gif"
            data-testid="slides-input"
            onChange={(event) => {
              uploads.send([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = ""; // the same file may be chosen again
            }}
          />
        </div>
        <ul className={style.files}>
          {decks.map((one, n) => (
            <DeckRow
              key={one.id}
              deck={one}
              first={n === 0}
              chosen={one.id === deck?.id}
              onChoose={() => {
                choose(one.id);
                turn(1);
              }}
              onEarlier={() => live.tell({ kind: "slides.place", deck: one.id, place: n })}
              onTakeOut={() => takeOut(one)}
            />
          ))}
          {uploads.coming.map((one) => (
            <ComingRow key={one.id} coming={one} onDrop={() => uploads.drop(one.id)} />
          ))}
        </ul>
        {deck && <Strip deck={deck} page={page} last={deck.pages} onPage={turn} of={t("upload_title")} />}
        <p className="visually-hidden" role="status">
          {said}
        </p>
        <footer className={style.foot}>
          <p>{deck && deck.slides.size < deck.pages ? t("start_now") : ""}</p>
          <button type="button" className={buttons.line} onClick={onClose}>
            {t("close")}
          </button>
          <Button
            leftSection={<IconPresentation size={18} stroke={1.75} />}
            disabled={!deck?.slides.get(page)?.file}
            onClick={show}
            data-testid="slides-show-first"
          >
            {t("show_page", { page })}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}

interface DeckRowProps {
  deck: Deck;
  first: boolean;
  chosen: boolean;
  onChoose: () => void;
  onEarlier: () => void;
  onTakeOut: () => void;
}

function DeckRow({ deck, first, chosen, onChoose, onEarlier, onTakeOut }: DeckRowProps) {
  const t = useT(words);
  const made = [...deck.slides.values()];
  const failed = made.filter(({ file }) => file === "").length;
  const done = made.length === deck.pages;
  const [renames, rename] = useState(false);
  return (
    <li className={style.row} data-testid="slides-deck" data-id={deck.id} data-state={done ? "ready" : "making"}>
      <div className={style.name}>
        <button type="button" className={style.pick} aria-pressed={chosen} onClick={onChoose}>
          {deck.title}
        </button>
        {!done && <Bar part={made.length / deck.pages} label={deck.title} />}
        {!done && <span className={style.hint}>{t("making")}</span>}
        {failed > 0 && <span className={style.hint}>{t("failed_some", { count: failed })}</span>}
      </div>
      <span className={`${style.state} tabular`}>
        {done && <IconCircleCheck size={18} stroke={2} aria-hidden />}
        {done ? t("ready", { count: made.length - failed }) : t("ready_of", { made: made.length, pages: deck.pages })}
      </span>
      <button type="button" aria-label={t("rename_one", { name: deck.title })} onClick={() => rename(true)}>
        <IconPencil size={20} stroke={1.75} aria-hidden />
      </button>
      {renames && <RenameDeck deck={deck} onClose={() => rename(false)} />}
      <button type="button" aria-label={t("earlier", { name: deck.title })} disabled={first} onClick={onEarlier}>
        <IconArrowUp size={20} stroke={1.75} aria-hidden />
      </button>
      <button type="button" aria-label={t("take_out", { name: deck.title })} onClick={onTakeOut}>
        <IconTrash size={20} stroke={1.75} aria-hidden />
      </button>
    </li>
  );
}

function ComingRow({ coming, onDrop }: { coming: Coming; onDrop: () => void }) {
  const t = useT(words);
  const said = useSaid();
  const { name, part, problem } = coming;
  if (problem !== undefined)
    return (
      <li className={`${style.row} ${style.bad}`} data-testid="slides-refused">
        <IconFileAlert size={22} stroke={1.75} aria-hidden />
        <div className={style.name} role="alert">
          <b>{name}</b>
          <span>{said(problem)}</span>
        </div>
        <button type="button" aria-label={t("hide", { name })} onClick={onDrop}>
          <IconX size={20} stroke={1.75} aria-hidden />
        </button>
      </li>
    );
  return (
    <li className={style.row} data-testid="slides-coming">
      <div className={style.name}>
        <b>{name}</b>
        <Bar part={part} label={name} />
        <span className={style.hint}>{part < 1 ? t("sending", { part: Math.floor(part * 100) }) : t("reading")}</span>
      </div>
      <button type="button" aria-label={t("stop", { name })} onClick={onDrop}>
        <IconX size={20} stroke={1.75} aria-hidden />
      </button>
    </li>
  );
}

const Bar = ({ part, label }: { part: number; label: string }) => (
  <span
    className={style.bar}
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(part * 100)}
  >
    <i style={{ inlineSize: `${part * 100}%` }} />
  </span>
);
