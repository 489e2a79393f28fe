import { useRef, useState } from "react";
import { useClass, useShown } from "../../session/context";
import { attendedBy } from "../../store/people";
import { one } from "../../store/room";
import { useMay } from "../presence/powers";
import { beside, type Deck, useMyPage } from "./useDecks";

const ON_ITS_WAY_MS = 1_000;

export interface Pages {
  /** That this person looks at. */
  page: number;
  leads: boolean;
  /** Whether the room is shown this deck, so that turning turns it for all. */
  together: boolean;
  /** At a page of one's own choice while others look at another. */
  apart: boolean;
  /** The furthest that this person may turn to. */
  last: number;
  mayTurn: boolean;
  turn: (page: number) => void;
  step: (by: 1 | -1) => void;
  canStep: (by: 1 | -1) => boolean;
  showAll: () => void;
}

/** Which page one looks at, and what turning does: for staff it turns for all, for others at their own pace. */
export function usePages(deck: Deck): Pages {
  const { live, me } = useClass();
  const leads = useMay("lead");
  const mine = useMyPage(deck.id);
  const shown = useShown((room) => one(room, "showing", attendedBy(room, me.person.id) ?? ""))?.view;
  const [looked, look] = useState<number | null>(null);
  const together = shown?.surface === "slides" && shown.what === deck.id && deck.page > 0;
  const alone = leads && !together; // staff look through a deck before they show it
  const page = Math.max(1, alone ? (looked ?? deck.page) : (mine ?? deck.page));
  const last = leads ? deck.pages : deck.reached;
  const mayTurn = leads || deck.own_pace;
  const asked = useRef({ page: 0, at_ms: Number.NEGATIVE_INFINITY });
  const turn = (to: number) => {
    if (to < 1 || to > last || !mayTurn) return;
    asked.current = { page: to, at_ms: performance.now() };
    if (alone) look(to);
    else if (leads) live.tell({ kind: "slides.turn", deck: deck.id, page: to });
    else live.tell({ kind: "slides.look", deck: deck.id, page: to });
  };
  const showAll = () => {
    live.tell({ kind: "slides.turn", deck: deck.id, page });
    live.tell({ kind: "showing.show", surface: "slides", what: deck.id });
    look(null);
  };
  // Two quick presses are two pages, though the first has not come back from the server yet.
  const from = () => (performance.now() - asked.current.at_ms < ON_ITS_WAY_MS ? asked.current.page : page);
  const to = (by: 1 | -1, at = page) => beside(deck, at, by, last);
  return {
    page,
    leads,
    together,
    apart: !leads && mine !== undefined && mine !== deck.page,
    last,
    mayTurn,
    turn,
    step: (by) => turn(to(by, from()) ?? from()),
    canStep: (by) => mayTurn && to(by) !== undefined,
    showAll,
  };
}
