import { useShown } from "../../session/context";
import { useShell } from "../../session/shell";
import { one } from "../../store/room";
import { useShowing } from "../showing/looking";

const MOST_OPTIONS = 12; // as the server takes them
const LONGEST = { question: 500, option: 200 };
/** `A)`, `(b)`, `C.` or `2)` with something behind it; with a point only where a line begins: "in June. Then". */
const MARK = /(?:^|(?<=\n))[ \t]*\(?([A-La-l]|1[0-2]|[1-9])[).:][ \t]+|(?<=\s)\(?([A-La-l])\)[ \t]+/g;

export interface Taken {
  text: string;
  options: string[];
}

/** The question and the answers that a page's text offers: marks that go on from A, a or 1; null: there are none. */
export function answersIn(page: string): Taken | null {
  const marks = [...page.matchAll(MARK)].map((found) => ({
    place: placeOf(found[1] ?? found[2] ?? ""),
    from: found.index,
    to: found.index + found[0].length,
  }));
  for (const [at, first] of marks.entries()) {
    if (first.place !== 0) continue;
    const run = [first];
    for (const mark of marks.slice(at + 1)) if (mark.place === run.length) run.push(mark);
    if (run.length < 2) continue;
    const kept = run.slice(0, MOST_OPTIONS);
    const options = kept.map(({ to }, index) => {
      const next = kept[index + 1]?.from;
      const said = page.slice(to, next);
      return line(next === undefined ? (said.split("\n")[0] ?? "") : said).slice(0, LONGEST.option); // below it may stand anything
    });
    if (options.some((option) => option === "")) continue;
    return { text: line(page.slice(0, first.from)).slice(-LONGEST.question).trim(), options };
  }
  return null;
}

const placeOf = (mark: string): number =>
  /\d/.test(mark) ? Number(mark) - 1 : mark.toUpperCase().charCodeAt(0) - "A".charCodeAt(0);
const line = (text: string): string => text.split(/\s+/).join(" ").trim();

/** What the slide offers that is looked at here, else the one that the room is shown. */
export function useSlideAnswers(): Taken | null {
  const { looking } = useShell();
  const shown = useShowing();
  const deck = looking?.surface === "slides" ? looking.what : shown?.surface === "slides" ? shown.what : null;
  const text = useShown((room) => {
    const page = deck === null ? undefined : one(room, "deck", deck)?.view.page;
    return page ? one(room, "slide", `${deck}.${page}`)?.view.text : undefined;
  });
  return text === undefined ? null : answersIn(text);
}
