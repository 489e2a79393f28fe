import type { Table } from "./tables";

type News = [
  "news_closing" | "news_calling" | "news_minute" | "news_hands" | "news_quiet" | "news_work" | "news_empty",
  Record<string, number>,
];

/** The one sentence that a teacher needs now: who waits, then who might, then that all is well. */
export function newsOf(tables: readonly Table[], closing_ms: number | null): News {
  const total = tables.length;
  const of = (state: Table["state"]) => tables.filter((table) => table.state === state).length;
  const minute = tables.filter(({ wantsMinute }) => wantsMinute).length;
  if (closing_ms !== null) return minute > 0 ? ["news_minute", { count: minute }] : ["news_closing", {}];
  if (of("calling") > 0) return ["news_calling", { count: of("calling"), total }];
  if (of("hand") > 0) return ["news_hands", { count: of("hand") }];
  if (of("quiet") > 0) return ["news_quiet", { count: of("quiet") }];
  if (of("empty") === total) return ["news_empty", {}];
  return ["news_work", { count: total - of("empty") }];
}
