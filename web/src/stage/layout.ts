/** Who is seen where. Pure: people and levels in, places out. */

export interface Seated {
  id: string;
  camera: boolean;
  screen: boolean;
  hand: number | null;
  staff: boolean;
  /** The main place is given to them. */
  spotlit: boolean;
}

export interface Layout {
  /** The big place; null where one is alone or in the grid. */
  stage: { id: string; kind: "camera" | "screen" } | null;
  /** The small places (or the grid's), in order. */
  strip: string[];
  /** How many people have no place on this page of the strip. */
  more: number;
  pages: number;
}

export const SPEAKER_HOLD_MS = 4_000; // a stage that jumps at every cough is unreadable

export interface Speaker {
  id: string;
  since_ms: number;
}

/** The new speaker, or the old one while it holds the stage. `levels` are -dBov as in RFC 6464: 0 is the loudest. */
export function speaker(
  held: Speaker | null,
  levels: Readonly<Record<string, number>>,
  here: ReadonlySet<string>,
  nowMs: number,
): Speaker | null {
  const before = held !== null && here.has(held.id) ? held : null;
  const loud = Object.entries(levels)
    .filter(([id, level]) => here.has(id) && level <= AUDIBLE)
    .sort(([, a], [, b]) => a - b)[0]?.[0];
  if (loud === undefined || loud === before?.id) return before;
  if (before !== null && nowMs - before.since_ms < SPEAKER_HOLD_MS) return before;
  return { id: loud, since_ms: nowMs };
}

export const AUDIBLE = 59; // -dBov, as the server judges it; speech at a headset is 20 to 40, a fan 60 and more

interface Wish {
  people: readonly Seated[];
  me: string;
  speaker: string | null;
  grid: boolean;
  /** Places in the strip or the grid, the "+20" one included. */
  places: number;
  page: number;
  /** Something else has the big place: all people are in the strip. */
  taken?: boolean;
}

export function layout({ people, me, speaker: loud, grid, places, page, taken = false }: Wish): Layout {
  const sharing = people.find(({ screen }) => screen);
  const lit = people.find((person) => person.spotlit);
  const spotlit = lit === undefined ? null : { id: lit.id, kind: "camera" as const };
  const stage: Layout["stage"] = taken
    ? null
    : sharing
      ? { id: sharing.id, kind: "screen" }
      : grid
        ? spotlit
        : (spotlit ?? bigCamera(people, me, loud));
  const others = people.filter(({ id }) => !(stage?.kind === "camera" && stage.id === id));
  const order = [...others].sort((a, b) => rank(a, loud, me) - rank(b, loud, me)).map(({ id }) => id);
  if (order.length <= places) return { stage, strip: order, more: 0, pages: 1 };
  const shown = places - 1; // the last place says how many more there are
  const pages = Math.ceil(order.length / shown);
  const first = (Math.min(page, pages - 1) % pages) * shown;
  const strip = order.slice(first, first + shown);
  return { stage, strip, more: order.length - strip.length, pages };
}

function bigCamera(people: readonly Seated[], me: string, loud: string | null): Layout["stage"] {
  const others = people.filter(({ id }) => id !== me);
  const chosen =
    others.find(({ id }) => id === loud) ??
    others.find(({ staff, camera }) => staff && camera) ??
    others.find(({ staff }) => staff) ??
    others.find(({ camera }) => camera) ??
    others[0] ??
    people[0];
  return chosen === undefined ? null : { id: chosen.id, kind: "camera" };
}

/** Who is more likely to be looked for comes first; equal ones keep the order in which they came. */
function rank(person: Seated, loud: string | null, me: string): number {
  if (person.id === loud) return 0;
  if (person.staff) return 1;
  if (person.id === me) return 2;
  if (person.hand !== null) return 3 + Math.min(person.hand, 90) / 100;
  return person.camera ? 4 : 5;
}
