import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconArrowBackUp, IconDots, IconMinus, IconPlus, IconTable, IconX } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useServerNow } from "../../session/useServerNow";
import type { SetView } from "../../wire/views";
import { clock } from "../hands/HandQueue";
import style from "./groups.module.css";
import { newsOf } from "./news";
import { words } from "./strings";
import type { Table } from "./tables";
import type { Room } from "./useRoom";

const STEP_MS = 120_000;
const GENTLE_MS = 60_000; // time to finish a sentence and to see what comes
const AT_ONCE_MS = 5_000; // one press moves a hundred people: time to see what one did, and to take it back

interface HeadProps {
  id: string;
  set: SetView;
  tables: readonly Table[];
  loose: number;
  room: Room;
  /** Something else has the page's main button. */
  quiet: boolean;
  onPlan: () => void;
  onAdd: () => void;
  onClose: () => void;
}

/** The news in one sentence, the time, and the way back. */
export function Head({ id, set, tables, loose, room, quiet, onPlan, onAdd, onClose }: HeadProps) {
  const t = useT(words);
  const { live } = useClass();
  const now = useServerNow(1_000);
  const left = set.ends_ms === null ? null : Math.max(0, set.ends_ms - now);
  const closing = left !== null && left <= GENTLE_MS;
  const [key, values] = newsOf(tables, closing ? left : null);
  const people = tables.reduce((sum, table) => sum + table.people.length, 0) + loose;
  const phone = room === "phone";
  const close = (after_ms: number) => live.tell({ kind: "breakout.close", id, after_ms });
  const more = set.rounds > set.round + 1;
  const sub = [
    !phone && t("people", { count: people }),
    left !== null && key !== "news_closing" && t("left", { time: clock(left) }),
    set.rounds > 1 && t("round_of", { round: set.round + 1, rounds: set.rounds }),
  ];
  return (
    <header className={style.head}>
      <div className={style.news}>
        <h2 tabIndex={-1} aria-live="polite" className={closing ? "tabular" : undefined}>
          {t(key, { ...values, time: clock(left ?? 0) })}
        </h2>
        <span className={`${style.sub} tabular`}>{sub.filter(Boolean).join(", ")}</span>
      </div>
      <div className={style.actions}>
        {!phone && (
          <button
            type="button"
            className={buttons.line}
            data-testid="breakout-extend"
            onClick={() => live.tell({ kind: "breakout.extend", id, by_ms: STEP_MS })}
          >
            <IconPlus size={18} stroke={1.75} aria-hidden />
            {t("longer")} <span className="visually-hidden">{t("longer_rest")}</span>
          </button>
        )}
        {more && !phone && (
          <button
            type="button"
            className={buttons.line}
            data-testid="breakout-next-round"
            onClick={() => live.tell({ kind: "breakout.next_round", id })}
          >
            {t("next_round")}
          </button>
        )}
        {!phone && !closing && (
          <button
            type="button"
            className={buttons.line}
            data-testid="breakout-close-gently"
            onClick={() => close(GENTLE_MS)}
          >
            {t("back_gently_short")}
            <span className="visually-hidden">: {t("back_gently")}</span>
          </button>
        )}
        <Button
          variant={quiet ? "default" : "filled"}
          data-testid="breakout-close"
          title={t("bring_back_more", { seconds: AT_ONCE_MS / 1_000 })}
          onClick={() => close(closing ? 0 : AT_ONCE_MS)}
        >
          {t(closing ? "back_at_once" : phone || quiet ? "bring_back_short" : "bring_back")}
        </Button>
        <Menu position="bottom-end" width={260} returnFocus>
          <Menu.Target>
            <ActionIcon aria-label={t("more")} data-testid="groups-more">
              <IconDots size={20} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {phone && (
              <Menu.Item
                leftSection={<IconPlus size={20} stroke={1.75} />}
                onClick={() => live.tell({ kind: "breakout.extend", id, by_ms: STEP_MS })}
              >
                {t("longer_full")}
              </Menu.Item>
            )}
            {left !== null && left > STEP_MS && (
              <Menu.Item
                leftSection={<IconMinus size={20} stroke={1.75} />}
                onClick={() => live.tell({ kind: "breakout.extend", id, by_ms: -STEP_MS })}
              >
                {t("shorter")}
              </Menu.Item>
            )}
            {phone && (
              <Menu.Item leftSection={<IconArrowBackUp size={20} stroke={1.75} />} onClick={() => close(GENTLE_MS)}>
                {t("back_gently")}
              </Menu.Item>
            )}
            {phone && more && (
              <Menu.Item onClick={() => live.tell({ kind: "breakout.next_round", id })}>{t("next_round")}</Menu.Item>
            )}
            <Menu.Item leftSection={<IconPlus size={20} stroke={1.75} />} data-testid="group-add" onClick={onAdd}>
              {t("add_group")}
            </Menu.Item>
            <Menu.Item leftSection={<IconTable size={20} stroke={1.75} />} onClick={onPlan}>
              {t("to_plan")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ActionIcon aria-label={t("close_view")} onClick={onClose} data-testid="breakouts-close-view">
          <IconX size={20} stroke={1.75} />
        </ActionIcon>
      </div>
    </header>
  );
}
