import { useState } from "react";
import { Problem, request } from "../api/request";
import { useT } from "../design/strings";
import page from "./page.module.css";
import style from "./rule.module.css";
import { words } from "./strings";
import type { Gate, ReadyLearner, SessionCard } from "./types";

const GATES: readonly Gate[] = ["block", "warn", "prepare"];

/** What becomes of who has not done the work before a class: the teacher's choice, saved at once, with what it does. */
export function GateChoice({ session, learners }: { session: SessionCard; learners: readonly ReadyLearner[] }) {
  const t = useT(words);
  const [gate, setGate] = useState(session.policy);
  const [said, setSaid] = useState<"rule_saved" | "rule_failed" | null>(null);
  const total = learners.length;
  const ready = learners.filter(({ state }) => state === "ready" || state === "excused").length;

  async function choose(next: Gate) {
    setGate(next);
    setSaid(null);
    try {
      await request(`/api/v1/sessions/${encodeURIComponent(session.id)}/rule`, {
        method: "PUT",
        body: { policy: next },
      });
      setSaid("rule_saved");
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setGate(gate);
      setSaid("rule_failed");
    }
  }

  return (
    <fieldset className={style.rule} data-testid="gate-choice" data-state={gate}>
      <legend className={page.small}>{t("gate_label")}</legend>
      {GATES.map((each) => (
        <label key={each} className={style.choice}>
          <input type="radio" name={`gate-${session.id}`} checked={gate === each} onChange={() => void choose(each)} />
          <span>
            <b>{t(`gate_${each}`)}</b>
            <span className={`${page.tiny} ${page.third}`}>{t(`gate_${each}_more`)}</span>
          </span>
        </label>
      ))}
      {total > 0 && (
        <p className={page.small}>
          {ready === total ? t("gate_now_all") : t(`gate_now_${gate}`, { ready, missing: total - ready, total })}
        </p>
      )}
      <p className={`${page.tiny} ${page.third}`} role="status">
        {said && t(said)}
      </p>
    </fieldset>
  );
}
