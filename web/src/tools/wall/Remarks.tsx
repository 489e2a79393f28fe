import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import type { Remark } from "../../wire/generated";
import { words } from "./strings";
import style from "./wall.module.css";

/** What teachers wrote about a board; its owner hears it when it comes. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const t = useT(words);
  return (
    <ul className={style.remarks} aria-label={t("comments")} aria-live="polite" data-testid="wall-remarks">
      {remarks.map((remark) => (
        <Said key={`${remark.by} ${remark.at_ms} ${remark.text}`} remark={remark} />
      ))}
    </ul>
  );
}

function Said({ remark: { by, text } }: { remark: Remark }) {
  const { live } = useClass();
  const name = useShown((room) => nameOf(room, by)) ?? nameOf(live.room.getState(), by);
  return (
    <li>
      <b>
        <bdi>{name}</bdi>
      </b>{" "}
      <span dir="auto">{text}</span>
    </li>
  );
}
