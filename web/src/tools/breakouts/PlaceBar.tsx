import { IconDoorEnter, IconEar, IconMicrophone } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useActions } from "./actions";
import style from "./groups.module.css";
import { words } from "./strings";
import { nextQuiet, type Table } from "./tables";

interface ListenBarProps {
  table: Table;
  tables: readonly Table[];
}

/** Listening in is never hidden, from neither side. */
export function ListenBar({ table, tables }: ListenBarProps) {
  const t = useT(words);
  const { listen, speak } = useActions();
  const next = nextQuiet(tables, table.key);
  return (
    <div className={style.bar} data-testid="listen-bar" data-id={table.key}>
      <span className={style.badge}>
        <IconEar size={24} stroke={1.75} aria-hidden />
      </span>
      <div className={style.words}>
        <b role="status">{t("listening_to", { name: table.name })}</b>
        <span>{t("listening_more")}</span>
      </div>
      <button type="button" className={buttons.line} onClick={() => speak({ rooms: [table.key] })}>
        <IconMicrophone size={18} stroke={1.75} aria-hidden />
        {t("speak_here")}
      </button>
      {next && next.key !== table.key && (
        <button type="button" className={buttons.line} data-testid="next-quiet" onClick={() => listen(next.key)}>
          {t("next_quiet")}
        </button>
      )}
      <button type="button" className={buttons.line} data-testid="stop-listening" onClick={() => listen(null)}>
        {t("stop")}
      </button>
    </div>
  );
}

/** One is in a group oneself, and looks at all of them. */
export function InsideBar({ name, onShow }: { name: string; onShow: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <div className={style.bar} data-testid="inside-bar">
      <span className={style.badge}>
        <IconDoorEnter size={24} stroke={1.75} aria-hidden />
      </span>
      <div className={style.words}>
        <b role="status">{t("you_are_in", { name })}</b>
        <span>{t("you_are_in_more")}</span>
      </div>
      <button type="button" className={buttons.line} onClick={onShow}>
        {t("show_group")}
      </button>
      <button
        type="button"
        className={buttons.line}
        data-testid="back-to-main"
        onClick={() => live.tell({ kind: "breakout.go", to: "main" })}
      >
        {t("back_to_main")}
      </button>
    </div>
  );
}
