import { useEffect, useRef, useState } from "react";
import { download } from "../../design/download";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useMay } from "../presence/powers";
import type { Inks } from "./saving";
import { words } from "./strings";
import type { Deck } from "./useDecks";

export interface Saving {
  /** The page that is put into the file now; null: nothing is saved. */
  at: number | null;
  pdf: () => void;
  png: () => void;
  stop: () => void;
}

/** A deck with all that is drawn on it, as a file. Made in this page, of what it may see. */
export function useSaving(deck: Deck, page: number, inks: () => Inks): Saving {
  const t = useT(words);
  const { live } = useClass();
  const leads = useMay("lead");
  const [at, reach] = useState<number | null>(null);
  const asked = useRef<AbortController | null>(null);
  const stop = () => asked.current?.abort();
  // biome-ignore lint/correctness/useExhaustiveDependencies: who leaves the deck needs no file of it
  useEffect(() => stop, [deck.id]);
  const run = async (save: (stop: AbortSignal) => Promise<readonly number[]>) => {
    const one = new AbortController();
    asked.current = one;
    reach(page);
    try {
      const without = await save(one.signal);
      live.toast({
        kind: "accent",
        title: t("saved", { name: deck.title }),
        ...(without.length > 0 && { more: t("saved_without", { count: without.length, pages: without.join(", ") }) }),
      });
    } catch (problem) {
      if (one.signal.aborted) return;
      const lost = (problem as { page?: number }).page;
      live.toast({ kind: "hand", title: lost === undefined ? t("not_saved") : t("page_lost", { page: lost }) });
    } finally {
      if (asked.current === one) reach(null);
    }
  };
  const slide = deck.slides.get(page);
  return {
    at,
    stop,
    pdf: () =>
      void run(async (stop) => {
        const { pdfOf } = await import("./saving");
        const saved = await pdfOf(live.session, deck, inks(), reach, stop);
        download(deck.title, "pdf", saved.pdf);
        return saved.without.filter((number) => leads || number <= deck.reached); // what was not shown is not missing
      }),
    png: () =>
      void run(async (stop) => {
        const { pngOf } = await import("./saving");
        if (slide)
          download(`${deck.title} ${page}`, "png", await pngOf(live.session, slide, inks().get(page) ?? [], stop));
        return [];
      }),
  };
}
