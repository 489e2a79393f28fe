import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useClass, useMine } from "../../session/context";
import type { Erased, Freedraw } from "../../wire/generated";
import { type Draft, Pointers } from "../board/gestures";
import { keepDrawn, keptDrawn } from "../board/hand";
import type { Shape } from "../board/shapes";
import { BoardSync } from "../board/sync";

/** As the server tells of it. */
export type Inked = readonly [stroke: Shape, page: number, by: string, rev: number];

/** What strokes lie over: a page of slides, or the screen that a person shares (by their id; it has one page). */
export interface Carrier {
  kind: "deck" | "glass";
  id: string;
  page: number;
}

export interface Sheet extends Carrier {
  /** What is drawn on this page, and what of it is on its way. */
  sync: BoardSync;
  /** On all pages, as the server has told. */
  known: ReadonlyMap<string, Inked>;
  /** What others are drawing on it now. */
  drafts: readonly Draft[];
  /** Something of it changed. */
  moved: () => void;
}

interface Options extends Carrier {
  /** With the page that they were drawn on: another may be looked at by then. */
  send: (strokes: (Freedraw | Erased)[], page: number) => Promise<unknown>;
  /** Another's page has said something on it that may be more than a stroke. */
  heard?: (person: string, last: Uint8Array | undefined) => void;
}

const FADES_MS = 1_000;

/** Strokes over something, kept and sent as those of a board. */
export function useInk({ kind, id, page, send, heard }: Options): Sheet {
  const { live, me } = useClass();
  const mine = useMine();
  const [, count] = useState(0);
  const moved = useCallback(() => count((before) => before + 1), []);
  const place = kind === "deck" ? `${id}.${page}` : `${kind}.${id}`; // under which it is kept here
  // biome-ignore lint/correctness/useExhaustiveDependencies: another carrier has other strokes
  const known = useMemo(() => new Map<string, Inked>(), [live, kind, id]);
  const pointers = useMemo(() => new Pointers(me.person.id, Date.now), [me.person.id]);
  const sending = useRef(send);
  sending.current = send;
  const sync = useMemo(
    () =>
      new BoardSync(
        (strokes) => sending.current(strokes as (Freedraw | Erased)[], page),
        moved,
        Math.random,
        (strokes) => keepDrawn(mine, place, strokes),
      ),
    [mine, place, page, moved],
  );
  const now = useRef({ sync, page, heard });
  now.current.heard = heard;
  useEffect(() => {
    now.current = { ...now.current, sync, page };
    sync.came({ rev: 0, anew: true, parts: on(page, known.values()) });
    sync.goOn(keptDrawn(mine, place));
  }, [sync, page, known, mine, place]);
  useEffect(
    () =>
      live.looking.look<Inked>(kind, id, {
        inside({ rev, anew, parts }) {
          if (anew) known.clear();
          for (const part of parts) known.set(part[0].id, part);
          now.current.sync.came({ rev, anew, parts: on(now.current.page, parts) });
        },
        gestures(said) {
          pointers.heard(said);
          for (const [person, messages] of said)
            if (person !== me.person.id) now.current.heard?.(person, messages.at(-1));
          moved();
        },
      }),
    [live, kind, id, known, pointers, me.person.id, moved],
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
  return { kind, id, page, sync, known, drafts, moved };
}

const on = (page: number, parts: Iterable<Inked>) =>
  [...parts].flatMap(([stroke, at, by, rev]) => (at === page ? [[stroke, by, rev] as const] : []));
