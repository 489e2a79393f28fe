import type { ReactNode } from "react";
import { useId } from "react";
import { Segments } from "../../design/Segments";
import { useT } from "../../design/strings";
import type { Planned } from "./plan";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";
import { Rules } from "./Rules";
import { Stepper } from "./Stepper";
import { countOf, type How, type Wish } from "./wish";

interface HowFormProps {
  wish: Wish;
  pupils: readonly Planned[];
  ready: number;
  total: number;
  /** A made set is mixed anew; from a list and by hand are ways to make one. */
  made: boolean;
  onWish: (change: Partial<Wish>) => void;
  /** The list's own form. */
  list: ReactNode;
}

/** How the groups are made: by chance, by readiness, from a list or by hand, with the rules that always hold. */
export function HowForm({ wish, pupils, ready, total, made, onWish, list }: HowFormProps) {
  const t = useT(words);
  const name = useId();
  const here = pupils.filter((one) => one.here).length;
  const ways: { how: How; label: string; hint?: string }[] = [
    { how: "chance", label: t("by_chance") },
    ...(total > 0
      ? [{ how: "readiness" as const, label: t("by_readiness"), hint: t("readiness_more", { ready, total }) }]
      : []),
    { how: "list", label: t("by_list"), hint: t("list_more") },
    { how: "hand", label: t("by_hand"), hint: t("hand_more") },
  ];
  const shown = made ? ways.filter(({ how }) => how === "chance" || how === "readiness") : ways;
  const mixes = wish.how === "chance" || wish.how === "readiness";
  return (
    <div className={style.how}>
      <fieldset className={style.ways}>
        <legend>{t("how")}</legend>
        {shown.map(({ how, label, hint }) => (
          <label key={how} className={style.way} data-on={how === wish.how || undefined}>
            <input
              type="radio"
              name={name}
              checked={how === wish.how}
              data-testid="group-how"
              data-id={how}
              onChange={() => onWish({ how })}
            />
            <span>
              <b>{label}</b>
              {hint && <span className={style.hint}>{hint}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {wish.how === "readiness" && (
        <div>
          <h3 className={style.label}>{t("in_each")}</h3>
          <Segments
            label={t("in_each")}
            value={wish.inEach}
            onChange={(inEach) => onWish({ inEach })}
            options={[
              { value: "mixed", label: t("mixed") },
              { value: "alike", label: t("alike") },
            ]}
          />
          <p className={style.hint}>{t(wish.inEach === "mixed" ? "mixed_more" : "alike_more")}</p>
        </div>
      )}
      {wish.how === "list" && list}
      {mixes && (
        <Segments
          label={t("count_by")}
          value={wish.by}
          onChange={(by) => onWish({ by })}
          options={[
            { value: "size", label: t("by_size") },
            { value: "number", label: t("by_number") },
          ]}
        />
      )}
      {mixes && wish.by === "size" && (
        <Stepper
          label={t("size", { count: wish.size })}
          hint={t("makes", { count: countOf(wish, here, null) })}
          value={wish.size}
          least={2}
          most={50}
          data-testid="group-size"
          onChange={(size) => onWish({ size })}
        />
      )}
      {(wish.how === "hand" || (mixes && wish.by === "number")) && (
        <Stepper
          label={t("number", { count: wish.number })}
          value={wish.number}
          least={1}
          most={300}
          data-testid="group-number"
          onChange={(number) => onWish({ number })}
        />
      )}
      {mixes && (
        <Stepper
          label={t("rounds", { count: wish.rounds })}
          {...(wish.rounds > 1 ? { hint: t("rounds_more") } : {})}
          value={wish.rounds}
          least={1}
          most={10}
          data-testid="group-rounds"
          onChange={(rounds) => onWish({ rounds })}
        />
      )}
      {mixes && <Rules rules={wish.rules} pupils={pupils} onRules={(rules) => onWish({ rules })} />}
    </div>
  );
}
