import { useMemo } from "react";
import { useClass, useShown } from "../../session/context";
import { all, one } from "../../store/room";
import type { DeckView, SlideView } from "../../wire/generated";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";

export interface Deck extends DeckView {
  id: string;
  /** By their number, from 1; a page that is not made yet, or not shown to this person, has no place. */
  slides: ReadonlyMap<number, SlideView>;
}

/** In the order that staff gave them; only what this person may know. */
export function useDecks(): readonly Deck[] {
  const decks = useShown((room) => all(room, "deck"));
  const slides = useShown((room) => all(room, "slide"));
  return useMemo(() => {
    const pages = new Map<string, Map<number, SlideView>>();
    for (const { view } of slides) {
      const known = pages.get(view.deck) ?? new Map<number, SlideView>();
      pages.set(view.deck, known.set(view.number, view));
    }
    return decks
      .map(({ id, view }) => ({ ...view, id, slides: pages.get(id) ?? new Map<number, SlideView>() }))
      .sort((a, b) => a.place - b.place);
  }, [decks, slides]);
}

/** Who looks at a page of their own choice, of this deck. */
export function useReaders(deck: string) {
  const readers = useShown((room) => all(room, "reader"));
  return useMemo(() => readers.filter(({ view }) => view.deck === deck), [readers, deck]);
}

/** The page of their own choice that this person looks at; undefined: with all. */
export function useMyPage(deck: string): number | undefined {
  const { me } = useClass();
  const mine = useShown((room) => one(room, "reader", me.person.id));
  return mine?.view.deck === deck ? mine.view.page : undefined;
}

/** Whoever may draw, once all may see the page. */
export function useMayDrawOn(deck: Deck, page: number): boolean {
  const draws = useMay("draw");
  const barred = useBarred("board");
  return draws && !barred && page <= deck.reached && Boolean(deck.slides.get(page)?.file);
}

/** The nearest page that can be shown in this direction; undefined: there is none. */
export function beside(deck: Deck, from: number, step: 1 | -1, last: number): number | undefined {
  for (let page = from + step; page >= 1 && page <= last; page += step) if (deck.slides.get(page)?.file) return page;
  return undefined;
}
