import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconArrowsJoin, IconArrowsSplit, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Segments } from "../../design/Segments";
import { useT } from "../../design/strings";
import type { Planned } from "./plan";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";
import { MOST_RULES, type Rule } from "./wish";

interface RulesProps {
  rules: readonly Rule[];
  pupils: readonly Planned[];
  onRules: (rules: readonly Rule[]) => void;
}

/** Who must, and who must not, be in one group, whatever chance says. */
export function Rules({ rules, pupils, onRules }: RulesProps) {
  const t = useT(words);
  const [adding, setAdding] = useState(false);
  const nameOf = (id: string) => pupils.find((one) => one.id === id)?.name ?? id;
  const said = ({ kind, people: [a, b] }: Rule) => t(kind, { a: nameOf(a), b: nameOf(b) });
  return (
    <section aria-label={t("always")}>
      <h3 className={style.label}>{t("always")}</h3>
      <ul className={style.rules}>
        {rules.map((rule) => (
          <li key={`${rule.kind} ${rule.people.join(" ")}`}>
            {rule.kind === "apart" ? (
              <IconArrowsSplit size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconArrowsJoin size={18} stroke={1.75} aria-hidden />
            )}
            <span className={style.fill}>{said(rule)}</span>
            <ActionIcon
              aria-label={t("take_out", { rule: said(rule) })}
              onClick={() => onRules(rules.filter((one) => one !== rule))}
            >
              <IconX size={18} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {adding ? (
        <NewRule
          pupils={pupils}
          onRule={(rule) => {
            setAdding(false);
            if (rule) onRules([...rules, rule]);
          }}
        />
      ) : (
        rules.length < MOST_RULES &&
        pupils.length > 1 && (
          <button type="button" className={buttons.quiet} data-testid="rule-add" onClick={() => setAdding(true)}>
            <IconPlus size={18} stroke={1.75} aria-hidden />
            {t("add_rule")}
          </button>
        )
      )}
    </section>
  );
}

function NewRule({ pupils, onRule }: { pupils: readonly Planned[]; onRule: (rule: Rule | null) => void }) {
  const t = useT(words);
  const [kind, setKind] = useState<Rule["kind"]>("apart");
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const options = (except: string) => [
    { value: "", label: t("choose_person") },
    ...pupils.filter(({ id }) => id !== except).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className={style.newRule}>
      <Segments
        label={t("rule_kind")}
        value={kind}
        onChange={setKind}
        options={[
          { value: "apart", label: t("rule_apart") },
          { value: "together", label: t("rule_together") },
        ]}
      />
      <NativeSelect
        aria-label={t("first_person")}
        value={first}
        data={options(second)}
        onChange={(event) => setFirst(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t("second_person")}
        value={second}
        data={options(first)}
        onChange={(event) => setSecond(event.currentTarget.value)}
      />
      <div className={style.pair}>
        <button type="button" className={buttons.line} onClick={() => onRule(null)}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className={buttons.line}
          disabled={first === "" || second === ""}
          onClick={() => onRule({ kind, people: [first, second] })}
        >
          {t("add")}
        </button>
      </div>
      <p className={style.hint}>{t("rules_mix")}</p>
    </div>
  );
}
