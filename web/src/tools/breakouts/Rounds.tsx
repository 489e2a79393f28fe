import { IconAlertCircle, IconCircleCheckFilled } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import type { SetView } from "../../wire/views";
import { meetings, type Planned } from "./plan";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";

interface RoundsProps {
  set: SetView;
  round: number;
  pupils: readonly Planned[];
  onRound: (round: number) => void;
}

const NAMED = 3; // pairs; more is a list nobody reads

/** The rounds of a set, whether anybody meets twice, and which rule could not hold. */
export function Rounds({ set, round, pupils, onRound }: RoundsProps) {
  const t = useT(words);
  const nameOf = (id: string) => pupils.find((one) => one.id === id)?.name ?? id;
  const pair = ([a, b]: readonly [string, string]) => t("pair", { a: nameOf(a), b: nameOf(b) });
  const twice = set.rounds > 1 && set.met_twice > 0 ? meetings(set.plans ?? []) : [];
  const names = twice.slice(0, NAMED).map(pair).join("; ");
  return (
    <div className={style.rounds}>
      {set.rounds > 1 && (
        <fieldset className={style.tabs} aria-label={t("rounds", { count: set.rounds })}>
          {Array.from({ length: set.rounds }, (_, number) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a round is known by its number
              key={number}
              type="button"
              aria-pressed={number === round}
              data-testid="group-round"
              data-id={number}
              onClick={() => onRound(number)}
            >
              {t("round", { round: number + 1 })}
            </button>
          ))}
        </fieldset>
      )}
      <div className={style.facts}>
        {set.rounds > 1 &&
          (set.met_twice === 0 ? (
            <p data-testid="met-twice" data-count={0}>
              <IconCircleCheckFilled size={18} className={style.good} aria-hidden />
              {t("nobody_twice")}
            </p>
          ) : (
            <p data-testid="met-twice" data-count={set.met_twice}>
              <IconAlertCircle size={18} stroke={1.75} className={style.warn} aria-hidden />
              {t("pairs_twice", {
                count: set.met_twice,
                names: twice.length > NAMED ? t("and_more", { names }) : names,
              })}
            </p>
          ))}
        {set.unmet.map((ids) => (
          <p key={ids} data-testid="unmet-rule">
            <IconAlertCircle size={18} stroke={1.75} className={style.warn} aria-hidden />
            {t("unmet", { pair: pair(ids.split(" ") as [string, string]) })}
          </p>
        ))}
      </div>
    </div>
  );
}
