import { IconFileAlert } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { fileUrl } from "../../api/upload";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import style from "./slides.module.css";
import { words } from "./strings";
import type { Deck } from "./useDecks";

interface StripProps {
  deck: Deck;
  page: number;
  last: number;
  onPage: (page: number) => void;
  /** How many look at a page of their own choice; staff only. */
  readers?: ReadonlyMap<number, number>;
  /** What else it is called, where a second one stands on the page. */
  of?: string;
}

/** All pages in a row; the one that is looked at stays in sight. */
export function Strip({ deck, page, last, onPage, readers, of }: StripProps) {
  const t = useT(words);
  const { live } = useClass();
  const here = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that is turned to is brought into sight
  useEffect(() => {
    here.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [page]);
  const numbers = Array.from({ length: last }, (_, n) => n + 1);
  return (
    <nav className={style.strip} aria-label={of ? `${t("strip")}: ${of}` : t("strip")} data-testid="slides-strip">
      {numbers.map((number) => {
        const slide = deck.slides.get(number);
        const many = readers?.get(number) ?? 0;
        return (
          <button
            key={number}
            ref={number === page ? here : undefined}
            type="button"
            className={style.thumb}
            aria-current={number === page ? "page" : undefined}
            data-state={slide === undefined ? "making" : slide.file ? "made" : "failed"}
            onClick={() => onPage(number)}
          >
            <span className={style.small}>
              {slide?.file ? (
                <img src={fileUrl(live.session, slide.small)} alt="" loading="lazy" draggable={false} />
              ) : (
                slide && <IconFileAlert size={20} stroke={1.75} aria-hidden />
              )}
            </span>
            <span className={`${style.number} tabular`}>
              <span className="visually-hidden">{t("page", { page: number })} </span>
              <span aria-hidden>{number}</span>{" "}
              <i>{many > 0 ? t("here", { count: many }) : number === deck.page ? t("live") : ""}</i>
            </span>
          </button>
        );
      })}
    </nav>
  );
}
