import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import buttons from "../design/buttons.module.css";
import { Notice, type NoticeKind } from "../design/Notice";
import { useT } from "../design/strings";
import style from "./Notices.module.css";
import { words } from "./strings";

/** A notice that can be put away; the cross stands in its corner on phones too. */
export function Note({
  kind,
  title,
  children,
  action,
  onAway,
}: {
  kind: NoticeKind;
  title: string;
  children?: ReactNode;
  /** One thing to do about it; it is put away by that too. */
  action?: { word: string; run: () => void };
  onAway: () => void;
}) {
  const t = useT(words);
  return (
    <div className={style.note}>
      <Notice
        kind={kind}
        title={title}
        action={
          action && (
            <button
              type="button"
              className={buttons.line}
              data-testid="note-action"
              onClick={() => {
                action.run();
                onAway();
              }}
            >
              {action.word}
            </button>
          )
        }
      >
        {children}
      </Notice>
      <ActionIcon className={style.away} aria-label={t("dismiss")} onClick={onAway}>
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
