import { Menu } from "@mantine/core";
import { IconDoorOff } from "@tabler/icons-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import buttons from "../../design/buttons.module.css";
import { Control } from "../../design/Control";
import { Notice } from "../../design/Notice";
import { useT } from "../../design/strings";
import { useNow } from "../../design/useNow";
import { useClass } from "../../session/context";
import { words } from "./strings";

const GRACE_MS = 4_000; // one press ends a class of thirty: time to see what one did

/** When the class will end, once somebody pressed End; null: nobody did. One page, one teacher: kept beside it. */
const ending = createStore<{ at_ms: number | null }>(() => ({ at_ms: null }));
export const begin = () => ending.setState({ at_ms: Date.now() + GRACE_MS });

/** Ends the class for everyone, after some seconds in which it can be taken back. */
export function EndClass() {
  const t = useT(words);
  return (
    <Control
      icon={<IconDoorOff stroke={1.75} />}
      label={t("end")}
      look="leave"
      data-testid="end-class"
      onClick={begin}
    />
  );
}

EndClass.Row = function Row() {
  const t = useT(words);
  return (
    <Menu.Item
      leftSection={<IconDoorOff size={20} stroke={1.75} />}
      c="var(--cr-alert-text)"
      data-testid="end-class"
      onClick={begin}
    >
      {t("end_all")}
    </Menu.Item>
  );
};

export function EndingNotice() {
  const at = useStore(ending, (state) => state.at_ms);
  return at === null ? null : <Counting at={at} />;
}

function Counting({ at }: { at: number }) {
  const t = useT(words);
  const { live } = useClass();
  const now = useNow(250).getTime();
  const seconds = Math.max(0, Math.ceil((at - now) / 1_000));
  const over = now >= at;
  useEffect(() => {
    if (!over) return;
    ending.setState({ at_ms: null });
    live.tell({ kind: "class.end" });
  }, [over, live]);
  useEffect(() => () => ending.setState({ at_ms: null }), []);
  return (
    <Notice
      kind="alert"
      title={t("ending", { seconds })}
      action={
        <>
          <button
            type="button"
            className={buttons.line}
            data-testid="end-undo"
            onClick={() => ending.setState({ at_ms: null })}
          >
            {t("keep_going")}
          </button>{" "}
          <button
            type="button"
            className={buttons.quiet}
            data-testid="end-now"
            onClick={() => ending.setState({ at_ms: Date.now() })}
          >
            {t("end_now")}
          </button>
        </>
      }
    >
      {t("ending_more")}
    </Notice>
  );
}
