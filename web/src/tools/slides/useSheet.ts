import { useState } from "react";
import { useClass } from "../../session/context";
import { type Stroke, strokesOf } from "../ink/strokes";
import { type Sheet as Inking, useInk } from "../ink/useInk";
import { type Place, placeIn } from "./Pointing";
import type { Inks } from "./saving";
import type { Deck } from "./useDecks";

export interface Sheet extends Inking {
  pointer: Place | null;
  point: (place: Place | null) => void;
  /** What is drawn on each page of the deck. */
  inks: () => Inks;
}

/** What lies on a page: strokes, and who points where. */
export function useSheet(deck: Deck, page: number): Sheet {
  const { live } = useClass();
  const [pointer, point] = useState<Place | null>(null);
  const ink = useInk({
    ...{ kind: "deck", id: deck.id, page },
    send: (strokes, on) => live.obey({ kind: "ink.draw", deck: deck.id, page: on, strokes }),
    heard(person, last) {
      const place = placeIn(last, person);
      if (place !== null) point(place);
    },
  });
  const inks = () => {
    const pages = new Map<number, Stroke[]>();
    for (const [stroke, at] of ink.known.values())
      if (at !== page && stroke.type === "freedraw") pages.set(at, [...(pages.get(at) ?? []), stroke]);
    return pages.set(
      page,
      strokesOf(ink.sync).map(({ shape }) => shape),
    );
  };
  return { ...ink, pointer, point, inks };
}
