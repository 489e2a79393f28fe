import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useClass, useMine } from "../../session/context";
import { type Draft, Pointers } from "../board/gestures";
import { keepDrawn, keptDrawn } from "../board/hand";
import type { Shape } from "../board/shapes";
import { BoardSync } from "../board/sync";
import { type Place, placeIn } from "./Pointing";
import type { Inks } from "./saving";
import { type Stroke, strokesOf } from "./strokes";
import type { Deck } from "./useDecks";

/** As the server tells of it. */
type Inked = readonly [stroke: Shape, page: number, by: string, rev: number];

const FADES_MS = 1_000;

export interface Sheet {
  /** What is drawn on this page, and what of it is on its way. */
  sync: BoardSync;
  /** What others are drawing on it now. */
  drafts: readonly Draft[];
  pointer: Place | null;
  point: (place: Place | null) => void;
  /** What is drawn on each page of the deck. */
  inks: () => Inks;
  /** Something of it changed. */
  moved: () => void;
}

/** What lies on a page: strokes, kept and sent as those of a board, and who points where. */
export function useSheet(deck: Deck, page: number): Sheet {
  const { live, me } = useClass();
  const mine = useMine();
  const [, count] = useState(0);
  const [pointer, point] = useState<Place | null>(null);
  const moved = useCallback(() => count((before) => before + 1), []);
  const { id } = deck;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another deck has other strokes
  const known = useMemo(() => new Map<string, Inked>(), [live, id]);
  const pointers = useMemo(() => new Pointers(me.person.id, Date.now), [me.person.id]);
  const sync = useMemo(
    () =>
      new BoardSync(
        (strokes) => live.obey({ kind: "ink.draw", deck: id, page, strokes: strokes as [] }),
        moved,
        Math.random,
        (strokes) => keepDrawn(mine, `${id}.${page}`, strokes),
      ),
    [live, id, page, mine, moved],
  );
  const now = useRef({ sync, page });
  useEffect(() => {
    now.current = { sync, page };
    sync.came({ rev: 0, anew: true, parts: on(page, known.values()) });
    sync.goOn(keptDrawn(mine, `${id}.${page}`));
  }, [sync, page, known, mine, id]);
  useEffect(
    () =>
      live.looking.look<Inked>("deck", id, {
        inside({ rev, anew, parts }) {
          if (anew) known.clear();
          for (const part of parts) known.set(part[0].id, part);
          now.current.sync.came({ rev, anew, parts: on(now.current.page, parts) });
        },
        gestures(said) {
          pointers.heard(said);
          for (const [person, messages] of said) {
            const place = placeIn(messages.at(-1), person);
            if (place !== null && person !== me.person.id) point(place);
          }
          moved();
        },
      }),
    [live, id, known, pointers, me.person.id, moved],
  );
  const drafts = pointers
    .all((stroke) => sync.has(stroke))
    .flatMap(({ draft }) => (draft?.id.startsWith(`${page}.`) ? [draft] : []));
  const drawing = drafts.length > 0;
  useEffect(() => {
    if (!drawing) return;
    const fading = setInterval(moved, FADES_MS);
    return () => clearInterval(fading);
  }, [drawing, moved]);
  const inks = () => {
    const pages = new Map<number, Stroke[]>();
    for (const [stroke, at] of known.values())
      if (at !== page && stroke.type === "freedraw") pages.set(at, [...(pages.get(at) ?? []), stroke]);
    return pages.set(
      page,
      strokesOf(sync).map(({ shape }) => shape),
    );
  };
  return { sync, drafts, pointer, point, inks, moved };
}

const on = (page: number, parts: Iterable<Inked>) =>
  [...parts].flatMap(([stroke, at, by, rev]) => (at === page ? [[stroke, by, rev] as const] : []));
