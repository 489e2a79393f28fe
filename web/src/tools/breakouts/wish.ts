import type { Command } from "../../wire/views";
import type { Listed } from "./list";
import { groupsOf } from "./plan";

export type How = "chance" | "readiness" | "list" | "hand";
export type Arrangement = Extract<Command, { kind: "breakout.rearrange" }>["arrange"];
export type Prepare = Extract<Command, { kind: "breakout.prepare" }>;

export interface Rule {
  kind: "apart" | "together";
  people: [string, string];
}

/** How groups are to be made, as the form has it. */
export interface Wish {
  how: How;
  inEach: "mixed" | "alike";
  by: "size" | "number";
  size: number;
  number: number;
  rounds: number;
  rules: readonly Rule[];
}

export const FIRST_WISH: Wish = {
  how: "chance",
  inEach: "mixed",
  by: "size",
  size: 4,
  number: 4,
  rounds: 1,
  rules: [],
};
export const MOST_RULES = 50; // of each kind, as the server takes it

const pairs = (rules: readonly Rule[], kind: Rule["kind"]) =>
  rules.filter((rule) => rule.kind === kind).map(({ people }) => people);

export function arrangementOf(wish: Wish): Arrangement {
  return {
    by: wish.how === "readiness" ? "readiness" : "chance",
    in_each: wish.inEach,
    ...(wish.by === "size" ? { size: wish.size } : { rooms: wish.number }),
    rounds: wish.rounds,
    apart: pairs(wish.rules, "apart"),
    together: pairs(wish.rules, "together"),
  };
}

/** How many groups the wish makes of so many people. */
export const countOf = (wish: Wish, people: number, listed: Listed | null): number =>
  wish.how === "list"
    ? (listed?.names.length ?? 0)
    : wish.how === "hand" || wish.by === "number"
      ? wish.number
      : groupsOf(people, wish.size);

/** The command that makes a set of this name. `called` names the groups that have no name of their own. */
export function prepareOf(
  wish: Wish,
  name: string,
  people: number,
  listed: Listed | null,
  called: (number: number) => string,
): Prepare {
  const names = Array.from({ length: countOf(wish, people, listed) }, (_, at) => called(at + 1));
  if (wish.how === "list" && listed) {
    return { kind: "breakout.prepare", name, names: listed.names, rounds: [listed.plan] };
  }
  if (wish.how === "hand") return { kind: "breakout.prepare", name, names, rounds: [{}] };
  return { kind: "breakout.prepare", name, names, arrange: arrangementOf(wish) };
}
