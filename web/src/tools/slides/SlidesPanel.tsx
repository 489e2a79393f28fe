import { IconEye } from "@tabler/icons-react";
import { useState } from "react";
import { fileUrl } from "../../api/upload";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { Seat } from "../../design/Seat";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useClass, useHere, useMine, useShown } from "../../session/context";
import { useChange } from "../../session/useChange";
import { useServerNow } from "../../session/useServerNow";
import { keep, kept } from "../../store/kept";
import { attendedBy, isPupil } from "../../store/people";
import { one } from "../../store/room";
import panel from "../panel.module.css";
import style from "./slides.module.css";
import { words } from "./strings";
import { type Deck, useDecks, useReaders } from "./useDecks";

const MINUTE_MS = 60_000;
const READ_MS = 15_000;
const MOST_NOTE = 2_000;
const BOUND_SHOWN = 200; // characters before the end

interface SlidesPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** Beside the slides, for staff: what to say, who looks at what, what comes next. */
export default function SlidesPanel({ closeLabel, onClose }: SlidesPanelProps) {
  const t = useT(words);
  const { me } = useClass();
  const decks = useDecks();
  const shown = useShown((room) => one(room, "showing", attendedBy(room, me.person.id) ?? ""))?.view;
  const deck = decks.find(({ id }) => id === shown?.what) ?? decks.find(({ page }) => page > 0) ?? decks[0];
  if (deck === undefined)
    return (
      <Panel title={t("none_title")} closeLabel={closeLabel} onClose={onClose} data-testid="slides-panel">
        <p className={panel.empty}>{t("none_staff")}</p>
      </Panel>
    );
  return <OfDeck deck={deck} closeLabel={closeLabel} onClose={onClose} />;
}

function OfDeck({ deck, closeLabel, onClose }: SlidesPanelProps & { deck: Deck }) {
  const t = useT(words);
  const { live } = useClass();
  const page = Math.max(1, deck.page);
  const next = deck.slides.get(page + 1);
  return (
    <Panel
      title={t("note_title", { page })}
      closeLabel={closeLabel}
      onClose={onClose}
      data-testid="slides-panel"
      foot={
        <>
          <SwitchRow
            label={t("pace")}
            hint={t("pace_hint", { page: Math.max(1, deck.reached) })}
            on={deck.own_pace}
            onChange={(on) => live.tell({ kind: "slides.own_pace", deck: deck.id, on })}
            data-testid="slides-own-pace"
          />
          <SwitchRow
            label={t("let_save")}
            hint={t("let_save_hint")}
            on={deck.saving}
            onChange={(on) => live.tell({ kind: "slides.saving", deck: deck.id, on })}
            data-testid="slides-let-save"
          />
        </>
      }
    >
      <Note key={`${deck.id} ${page}`} deck={deck} page={page} />
      <WhoLooks deck={deck} page={page} />
      {next?.file && (
        <section className={style.nextUp}>
          <h3>
            {t("next_up")} <span>{t("page_of", { page: page + 1, pages: deck.pages })}</span>
          </h3>
          <img src={fileUrl(live.session, next.small)} alt={next.text.slice(0, 100) || t("page", { page: page + 1 })} />
        </section>
      )}
    </Panel>
  );
}

/** Sent when the field is left; what is typed meanwhile stands in it, also after a reload or another page. */
function Note({ deck, page }: { deck: Deck; page: number }) {
  const t = useT(words);
  const { live } = useClass();
  const draft = `classroom:slide-note:${useMine()}:${deck.id}:${page}`;
  const sent = deck.slides.get(page)?.note ?? "";
  const [text, write] = useState(() => kept<string>(draft, sent, sessionStorage));
  useChange(sent, () => write(sent));
  const left = MOST_NOTE - text.length;
  const send = () => {
    if (text === sent) return keep(draft, null, sessionStorage);
    live
      .obey({ kind: "slides.note", deck: deck.id, page, text })
      .then(() => keep(draft, null, sessionStorage))
      .catch(() => {}); // the refusal is shown; the text stays
  };
  if (!deck.slides.has(page)) return <p className={panel.note}>{t("being_made", { page })}</p>;
  return (
    <label className={style.note}>
      <span className="visually-hidden">{t("note_label")}</span>
      <textarea
        value={text}
        maxLength={MOST_NOTE}
        rows={5}
        placeholder={t("note_none")}
        data-testid="slides-note"
        onChange={(event) => {
          write(event.currentTarget.value);
          keep(draft, event.currentTarget.value, sessionStorage);
        }}
        onBlur={send}
      />
      <span className={style.bound}>{left <= BOUND_SHOWN ? t("note_bound", { left }) : t("only_staff")}</span>
    </label>
  );
}

function WhoLooks({ deck, page }: { deck: Deck; page: number }) {
  const t = useT(words);
  const { live } = useClass();
  const now = useServerNow(READ_MS);
  const readers = useReaders(deck.id).filter(({ view }) => view.page !== page);
  const here = useHere();
  const pupils = here.filter(({ role }) => isPupil(role));
  const names = new Map(here.map((person) => [person.id, person]));
  const apart = readers.filter(({ id }) => names.has(id));
  return (
    <section className={style.who} data-testid="slides-readers">
      <h3>{t("who_looks")}</h3>
      <p className={style.with}>
        <IconEye size={20} stroke={1.75} aria-hidden />
        <span>
          {t("on_page", { count: Math.max(0, pupils.length - apart.length) })}
          <small>{apart.length > 0 ? t("not_on", { count: apart.length }) : t("all_here")}</small>
        </span>
      </p>
      <ul>
        {apart.map(({ id, view }) => {
          const minutes = Math.floor((now - view.since_ms) / MINUTE_MS);
          return (
            <li key={id} data-id={id}>
              <Seat id={id} name={names.get(id)?.name ?? ""} size={36} />
              <span>
                <b>{names.get(id)?.name}</b>
                <small>
                  {minutes < 1 ? t("since_now", { page: view.page }) : t("since", { page: view.page, count: minutes })}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
      {apart.length > 0 && (
        <button
          type="button"
          className={`${buttons.line} ${buttons.wide}`}
          data-testid="slides-bring-all"
          onClick={() => live.tell({ kind: "slides.bring_all", deck: deck.id })}
        >
          {t("bring")}
        </button>
      )}
    </section>
  );
}
