import { useT } from "../../design/strings";
import style from "./groups.module.css";
import { StateIcon } from "./StateWord";
import { words } from "./strings";
import { FILTERS, type Filter } from "./tables";
import tables from "./tables.module.css";

interface FiltersProps {
  filter: Filter;
  counts: Record<Filter, number>;
  onFilter: (filter: Filter) => void;
}

/** Which groups are shown, with how many there are; keys 1 to 5. */
export function Filters({ filter, counts, onFilter }: FiltersProps) {
  const t = useT(words);
  return (
    <fieldset className={style.filters} aria-label={t("filters")}>
      {FILTERS.map((one, index) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === filter}
          aria-keyshortcuts={String(index + 1)}
          title={t("key", { key: index + 1 })}
          data-testid="group-filter"
          data-id={one}
          onClick={() => onFilter(one)}
        >
          {one !== "all" && (
            <span className={`${tables.state} ${tables[one]}`}>
              <StateIcon state={one} />
            </span>
          )}
          {t(one)} <b className="tabular">{counts[one]}</b>
        </button>
      ))}
    </fieldset>
  );
}
