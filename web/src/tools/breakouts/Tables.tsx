import { type KeyboardEvent, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useActions } from "./actions";
import { BigTable } from "./BigTable";
import { SmallTable } from "./SmallTable";
import { words } from "./strings";
import { byUrgency, FEW, type Filter, passes, type Table } from "./tables";
import style from "./tables.module.css";
import type { Room } from "./useRoom";
import { columnsOf, walk } from "./walk";

const PAIRED = new Set([1, 2, 4]); // as many stand two in a row better than three

interface TablesProps {
  tables: readonly Table[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
  task: string;
  room: Room;
}

/** The tables in number order: a place is memory. Many are small; few, or few after a filter, are large. */
export function Tables({ tables, filter, onFilter, task, room }: TablesProps) {
  const t = useT(words);
  const { chosen, choose } = useActions();
  const grid = useRef<HTMLElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const phone = room === "phone";
  const passing = tables.filter((table) => passes(table, filter));
  const few = tables.length <= FEW;
  const big = few || (passing.length <= FEW && filter !== "all");
  const shown = phone && !few ? byUrgency(passing) : passing;
  const stopKey = shown.some(({ key }) => key === stop) ? stop : (shown[0]?.key ?? null);
  if (shown.length === 0)
    return (
      <div className={style.none}>
        <b>{t(tables.length === 0 ? "none_open" : "none_shown")}</b>
        {tables.length > 0 && (
          <>
            <span>{t("none_shown_more")}</span>
            <button type="button" className={buttons.line} onClick={() => onFilter("all")}>
              {t("show_all")}
            </button>
          </>
        )}
      </div>
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (big || grid.current === null) return;
    const cells = [...grid.current.querySelectorAll<HTMLElement>("[data-testid=breakout-room]")];
    const from = cells.indexOf(document.activeElement as HTMLElement);
    if (from < 0) return;
    const rtl = getComputedStyle(grid.current).direction === "rtl";
    const to = walk(event.key, from, cells.length, columnsOf(grid.current), rtl);
    if (to === null) return;
    event.preventDefault();
    setStop(cells[to]?.dataset.id ?? null);
    cells[to]?.focus();
  };
  return (
    <section
      ref={grid}
      className={`${style.grid} ${big ? style.big_grid : style.small_grid} ${few ? style.few_grid : ""} ${few && PAIRED.has(shown.length) ? style.paired : ""} ${room === "desk" ? "" : style[room]}`}
      aria-label={t("filters")}
      data-scrolls
      tabIndex={big ? 0 : undefined}
      onKeyDown={onKeyDown}
    >
      {shown.map((table) =>
        big ? (
          <BigTable
            key={table.key}
            table={table}
            task={task}
            around={few}
            drag={!phone}
            chosen={chosen.includes(table.key)}
          />
        ) : (
          <SmallTable
            key={table.key}
            table={table}
            chosen={chosen.includes(table.key)}
            stop={table.key === stopKey}
            drag={!phone}
            onChoose={choose}
          />
        ),
      )}
    </section>
  );
}
