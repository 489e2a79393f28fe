import { IconFileAlert, IconLoader } from "@tabler/icons-react";
import { type CSSProperties, type ReactNode, useId } from "react";
import { fileUrl } from "../../api/upload";
import { useSaid } from "../../api/useSaid";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import style from "./slides.module.css";
import { words } from "./strings";
import type { Deck } from "./useDecks";

interface PageViewProps {
  deck: Deck;
  page: number;
  /** What lies on the page itself, in its measures: a pointer. */
  sheet?: ReactNode;
  /** What lies over it: a chip. */
  children?: ReactNode;
}

/** One page, as large as its place. Its text stands beside it for who cannot see it. */
export function PageView({ deck, page, sheet, children }: PageViewProps) {
  const t = useT(words);
  const { live } = useClass();
  const id = useId();
  const said = useSaid();
  const slide = deck.slides.get(page);
  const label = t("page_label", { page, pages: deck.pages, title: deck.title });
  if (slide === undefined || slide.file === "")
    return (
      <div className={style.missing} role="status" data-testid="slide-missing" data-page={page}>
        {slide === undefined ? (
          <IconLoader size={28} stroke={1.75} aria-hidden />
        ) : (
          <IconFileAlert size={28} stroke={1.75} aria-hidden />
        )}
        <b>{t(slide === undefined ? "being_made" : "failed", { page })}</b>
        {slide !== undefined && (
          <>
            <p>{said({ message: slide.why })}</p>
            <button
              type="button"
              className={buttons.line}
              onClick={() => live.tell({ kind: "slides.retry", deck: deck.id, page })}
            >
              {t("again")}
            </button>
          </>
        )}
      </div>
    );
  return (
    <figure className={style.page} data-testid="slide" data-page={page}>
      <img
        key={slide.file}
        src={fileUrl(live.session, slide.file)}
        width={slide.wide}
        height={slide.high}
        alt={label}
        aria-describedby={id}
        draggable={false}
        decoding="async"
      />
      <figcaption id={id} className="visually-hidden">
        {slide.text || t("no_text")}
      </figcaption>
      <div className={style.sheet} style={{ "--ratio": slide.wide / slide.high } as CSSProperties}>
        {sheet}
      </div>
      {children}
    </figure>
  );
}
