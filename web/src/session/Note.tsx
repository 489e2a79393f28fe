import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Notice, type NoticeKind } from "../design/Notice";
import { useT } from "../design/strings";
import style from "./Notices.module.css";
import { words } from "./strings";

/** A notice that can be put away; the cross stands in its corner on phones too. */
export function Note({
  kind,
  title,
  children,
  onAway,
}: {
  kind: NoticeKind;
  title: string;
  children?: ReactNode;
  onAway: () => void;
}) {
  const t = useT(words);
  return (
    <div className={style.note}>
      <Notice kind={kind} title={title}>
        {children}
      </Notice>
      <ActionIcon className={style.away} aria-label={t("dismiss")} onClick={onAway}>
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
