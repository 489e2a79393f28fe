import { IconArmchair, IconHandStop, IconLifebuoy, IconVolumeOff } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useServerNow } from "../../session/useServerNow";
import { clock } from "../hands/HandQueue";
import { words } from "./strings";
import type { Table, TableState } from "./tables";
import style from "./tables.module.css";

/** What happens at a table, in an icon and a word or two. */
export function StateWord({ table }: { table: Table }) {
  const t = useT(words);
  const { state, since_ms } = table;
  const word =
    state === "hand"
      ? t("hand_up")
      : state === "empty"
        ? t("is_empty")
        : table.claimed !== null
          ? t("helped_by", { name: table.claimed })
          : table.inTheRoom
            ? t("in_the_room")
            : table.heard || table.people.some(({ speaking }) => speaking)
              ? t("is_talking")
              : t("starting");
  return (
    <span className={`${style.state} ${style[state]}`}>
      {table.inTheRoom && state === "talking" ? <IconArmchair size={15} stroke={1.75} /> : <StateIcon state={state} />}
      {since_ms === null ? (
        <span className="cut">{word}</span>
      ) : state === "calling" ? (
        <>
          {t("calls")} <Waited since={since_ms} />
        </>
      ) : (
        <QuietFor since={since_ms} />
      )}
    </span>
  );
}

export function StateIcon({ state }: { state: TableState }) {
  if (state === "calling") return <IconLifebuoy size={15} stroke={1.75} aria-hidden />;
  if (state === "hand") return <IconHandStop size={15} stroke={1.75} aria-hidden />;
  if (state === "quiet") return <IconVolumeOff size={15} stroke={1.75} aria-hidden />;
  if (state === "empty") return null;
  return (
    <span className={style.bars} aria-hidden>
      <i />
      <i />
      <i />
    </span>
  );
}

/** 2:10, counting by itself. */
export function Waited({ since }: { since: number }) {
  const now = useServerNow(1_000);
  return <span className="tabular">{clock(now - since)}</span>;
}

function QuietFor({ since }: { since: number }) {
  const t = useT(words);
  const now = useServerNow(15_000);
  return (
    <span className="tabular">{t("quiet_for", { minutes: Math.max(2, Math.floor((now - since) / 60_000)) })}</span>
  );
}
