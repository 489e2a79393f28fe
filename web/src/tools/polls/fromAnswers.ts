import type { PollView } from "../../wire/generated";
import { choicesOf, letterOf, now } from "./usePolls";

const MOST_ROOMS = 50; // as the server takes them
const LONGEST_NAME = 40;
const SIZE = 4; // of a mixed group
const MOST_AGAIN = 6; // answers to choose from once more

/** Groups as they are prepared: their names, and who sits in which. */
export interface Grouped {
  names: string[];
  plan: Record<string, number>;
}

/** What each person answered last, as one word or choice that others may share; nothing of a poll without names. */
function kinds(poll: PollView): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const joined = new Map(poll.joined.map(([text, into]) => [text.toLocaleLowerCase(), into]));
  for (const { person, answer } of now(poll).answers) {
    const [text] = answer.texts;
    const said =
      text !== undefined
        ? (joined.get(text.toLocaleLowerCase()) ?? text).toLocaleLowerCase()
        : answer.number !== null
          ? String(answer.number)
          : answer.choices.map((choice) => letterOf(choice)).join(" ");
    found.set(said, [...(found.get(said) ?? []), person]);
  }
  return found;
}

/** Who answered the same sits together, each kind of answer in a group of its own. Null: fewer than two kinds. */
export function together(poll: PollView, called: (number: number) => string): Grouped | null {
  const all = [...kinds(poll)].sort(([a], [b]) => a.localeCompare(b)).slice(0, MOST_ROOMS);
  if (all.length < 2) return null;
  const names: string[] = [];
  for (const [said] of all) {
    const name = said.slice(0, LONGEST_NAME).trim();
    names.push(name === "" || names.includes(name) ? called(names.length + 1) : name);
  }
  return { names, plan: Object.fromEntries(all.flatMap(([, people], room) => people.map((id) => [id, room]))) };
}

/** Whoever answered differently sits together: the kinds are dealt out over groups of four. */
export function mixed(poll: PollView, called: (number: number) => string): Grouped | null {
  const all = [...kinds(poll).values()].sort((a, b) => b.length - a.length);
  const people = all.flat();
  if (all.length < 2 || people.length < 4) return null;
  const rooms = Math.min(MOST_ROOMS, Math.max(2, Math.ceil(people.length / SIZE)));
  return {
    names: Array.from({ length: rooms }, (_, room) => called(room + 1)),
    plan: Object.fromEntries(people.map((id, at) => [id, at % rooms])),
  };
}

/** The answers that most gave, to choose from once more; none where there are not two of them. */
export function again(poll: PollView): string[] {
  const result = now(poll).result;
  if (result === null || result.hidden) return [];
  const texts = result.texts.filter(({ text }) => !poll.hidden.includes(text)).map(({ text }) => text);
  const ranked = choicesOf(poll.question)
    .map((choice, index) => ({ choice, count: result.counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ choice }) => choice);
  const options = (poll.question.form === "rating" ? [] : [...texts, ...ranked]).slice(0, MOST_AGAIN);
  return options.length < 2 ? [] : options;
}
