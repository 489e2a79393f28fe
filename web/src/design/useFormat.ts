import { useTranslation } from "react-i18next";
import { localeOf } from "./languages";

export interface Format {
  /** 10:00 */
  time: (at: Date) => string;
  /** Today, Tomorrow, else Thu 12 March; in the reader's own time zone. */
  day: (at: Date, now: Date) => string;
  /** 10:45, or Tomorrow 10:45 where the end lies on another day than the start. */
  end: (ends: Date, starts: Date, now: Date) => string;
  /** Thu */
  weekday: (at: Date) => string;
  /** 12 */
  dayOfMonth: (at: Date) => string;
  /** "in 34 minutes", "in 3 hours", "in 2 days": the largest unit that is not nothing. */
  until: (at: Date, now: Date) => string;
  /** 0.8 → 80% */
  share: (value: number) => string;
  /** "Ada, Ben, and Cleo"; with `unit` short, as beside a picture: "Ada, Ben, Cleo". */
  list: (parts: readonly string[], type?: "conjunction" | "unit") => string;
}

const MINUTE_MS = 60_000;
const FORMATS = new Map<string, Format>(); // each message of a chat asks for one

/** Times, days and shares as the page's language writes them. */
export function useFormat(): Format {
  const language = useTranslation().i18n.language;
  const known = FORMATS.get(language) ?? formatIn(language);
  FORMATS.set(language, known);
  return known;
}

export function formatIn(of: string): Format {
  const language = localeOf(of);
  const time = made(() => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
  const date = made(() => new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "long" }));
  const weekday = made(() => new Intl.DateTimeFormat(language, { weekday: "short" }));
  const dayOfMonth = made(() => new Intl.DateTimeFormat(language, { day: "numeric" }));
  const relative = made(() => new Intl.RelativeTimeFormat(language, { numeric: "always" }));
  const nearDay = made(() => new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
  const share = made(() => new Intl.NumberFormat(language, { style: "percent" }));
  const capital = (words: string) => words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  const day = (at: Date, now: Date) => {
    const days = Math.round((midnight(at) - midnight(now)) / (24 * 60 * MINUTE_MS));
    return Math.abs(days) <= 1 ? capital(nearDay().format(days, "day")) : date().format(at).replace(",", "");
  };
  return {
    time: (at) => time().format(at),
    day,
    end: (ends, starts, now) =>
      midnight(ends) === midnight(starts) ? time().format(ends) : `${day(ends, now)} ${time().format(ends)}`,
    weekday: (at) => weekday().format(at),
    dayOfMonth: (at) => dayOfMonth().format(at),
    until: (at, now) => {
      const minutes = Math.ceil((at.getTime() - now.getTime()) / MINUTE_MS);
      if (Math.abs(minutes) < 90) return relative().format(minutes, "minute");
      const hours = Math.round(minutes / 60);
      return Math.abs(hours) < 36 ? relative().format(hours, "hour") : relative().format(Math.round(hours / 24), "day");
    },
    share: (value) => share().format(value),
    list: (parts, type = "conjunction") =>
      new Intl.ListFormat(language, { type, style: type === "unit" ? "short" : "long" }).format(parts),
  };
}

/** When it is first asked for: the seven together take a slow phone a twentieth of a second. */
function made<T>(make: () => T): () => T {
  let kept: T | undefined;
  return () => (kept ??= make());
}

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
