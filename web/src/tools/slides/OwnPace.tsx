import { IconArrowRight, IconChevronLeft, IconChevronRight, IconEye } from "@tabler/icons-react";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import style from "./slides.module.css";
import { words } from "./strings";
import type { Deck } from "./useDecks";
import type { Pages } from "./usePages";

/** Said on the page itself, so that nobody takes it for what all see. */
export function OnlyYou({ page }: { page: number }) {
  const t = useT(words);
  return (
    <span className={style.onlyYou}>
      <IconEye size={16} stroke={1.75} aria-hidden />
      {t("only_you_on", { page })}
    </span>
  );
}

/** Back and forth at one's own pace, and the one button back to what all see. */
export function OwnPace({ deck, pages, by }: { deck: Deck; pages: Pages; by: string }) {
  const t = useT(words);
  const name = useShown((room) => nameOf(room, by)) ?? "";
  return (
    <div className={style.pace} data-testid="slides-pace" data-state={pages.apart ? "apart" : "together"}>
      <div className={style.turn}>
        <button
          type="button"
          aria-label={t("before")}
          disabled={!pages.canStep(-1)}
          onClick={() => pages.step(-1)}
          data-testid="slide-before"
        >
          <IconChevronLeft size={22} stroke={1.75} className="mirrored" aria-hidden />
        </button>
        <p>
          <b className="tabular">{t("page_of", { page: pages.page, pages: deck.reached })}</b>
          {deck.reached < deck.pages && <span>{t("opens_later", { page: deck.reached + 1 })}</span>}
        </p>
        <button
          type="button"
          aria-label={t("next")}
          disabled={!pages.canStep(1)}
          onClick={() => pages.step(1)}
          data-testid="slide-next"
        >
          <IconChevronRight size={22} stroke={1.75} className="mirrored" aria-hidden />
        </button>
      </div>
      {pages.apart && (
        <button type="button" className={style.back} data-testid="slides-back" onClick={() => pages.turn(deck.page)}>
          <Seat id={by} name={name} size={44} />
          <span>
            <b>{t("teacher_on", { name, page: deck.page })}</b>
            <span>{t("go_back")}</span>
          </span>
          <IconArrowRight size={20} stroke={1.75} className="mirrored" aria-hidden />
        </button>
      )}
    </div>
  );
}
