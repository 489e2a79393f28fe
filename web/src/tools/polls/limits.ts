import { useT } from "../../design/strings";
import { words } from "./strings";

/** The times that a question may be given, in seconds. */
export const LIMITS = ["none", "30", "60", "180"] as const;
export type LimitChoice = (typeof LIMITS)[number];

export function useLimitName(): (value: LimitChoice) => string {
  const t = useT(words);
  return (value) => {
    if (value === "none") return t("no_limit");
    const seconds = Number(value);
    return seconds < 60 ? t("in_seconds", { seconds }) : t("in_minutes", { minutes: seconds / 60 });
  };
}
