import { ActionIcon } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Problem, request } from "../api/request";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import page from "./page.module.css";
import style from "./rule.module.css";
import { words } from "./strings";
import type { SessionCard } from "./types";

const STEP = 0.05;

/** How much of a class one must be there for it to count; the teacher's rule, saved at once. */
export function RuleStepper({ session }: { session: SessionCard }) {
  const t = useT(words);
  const format = useFormat();
  const [share, setShare] = useState(session.minimum_minutes_share);
  const [said, setSaid] = useState<"rule_saved" | "rule_failed" | null>(null);

  async function save(wanted: number) {
    const next = Math.min(1, Math.max(0, Math.round(wanted / STEP) * STEP));
    setShare(next);
    setSaid(null);
    try {
      await request(`/api/v1/sessions/${encodeURIComponent(session.id)}/rule`, {
        method: "PUT",
        body: { minimum_minutes_share: next },
      });
      setSaid("rule_saved");
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setShare(share);
      setSaid("rule_failed");
    }
  }

  return (
    <fieldset className={style.rule}>
      <legend className={page.small}>{t("rule_label")}</legend>
      <div className={style.stepper}>
        <ActionIcon
          aria-label={t("rule_less")}
          variant="default"
          disabled={share <= 0}
          onClick={() => void save(share - STEP)}
        >
          <IconMinus size={18} stroke={1.75} />
        </ActionIcon>
        <span className={`${style.value} tabular`} aria-live="polite">
          {t("rule_value", {
            share: format.share(share),
            minutes: Math.ceil(share * session.length_minutes - 1e-9),
            of: session.length_minutes,
          })}
        </span>
        <ActionIcon
          aria-label={t("rule_more")}
          variant="default"
          disabled={share >= 1}
          onClick={() => void save(share + STEP)}
        >
          <IconPlus size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <p className={`${page.tiny} ${page.third}`} role="status">
        {said && t(said)}
      </p>
    </fieldset>
  );
}
