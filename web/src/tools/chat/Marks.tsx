import { Tooltip } from "@mantine/core";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import type { MarkView } from "../../wire/generated";
import { useMay } from "../presence/powers";
import style from "./Message.module.css";
import { MARKS } from "./signs";
import { words } from "./strings";

/** What people put under a message, with who they are on hover, focus or a long press. By keyboard it is in the menu. */
export function Marks({ id, marks }: { id: string; marks: readonly MarkView[] }) {
  const t = useT(words);
  if (marks.length === 0) return null;
  return (
    <fieldset className={style.marks} aria-label={t("marks")}>
      {marks.map((one) => (
        <One key={one.mark} id={id} one={one} />
      ))}
    </fieldset>
  );
}

function One({ id, one: { mark, count, who, mine } }: { id: string; one: MarkView }) {
  const t = useT(words);
  const { live } = useClass();
  const may = useMay("react");
  const names = useShown((room) => who.map((person) => nameOf(room, person) ?? t("gone")).join(", "));
  const label = count > who.length ? t("and_more", { names, count: count - who.length }) : names;
  const Icon = MARKS[mark];
  return (
    <Tooltip label={label} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
      <button
        type="button"
        className={style.mark}
        tabIndex={-1}
        disabled={!may}
        aria-pressed={mine}
        aria-label={t("marked", { sign: t(mark), count, who: label })}
        data-testid="message-mark"
        data-mark={mark}
        onClick={() => live.tell({ kind: "chat.mark", id, mark, on: !mine })}
      >
        <Icon size={18} stroke={1.75} aria-hidden />
        <span className="tabular">{count}</span>
      </button>
    </Tooltip>
  );
}
