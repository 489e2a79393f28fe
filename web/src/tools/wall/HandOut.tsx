import { Button, Modal, TextInput } from "@mantine/core";
import { IconLayoutGrid } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";
import { newId } from "../../wire/ids";
import { useMay } from "../presence/powers";
import { words } from "./strings";
import { useLastTask, useMyBoard } from "./tasks";
import style from "./wall.module.css";

const LONGEST = 80; // as the server takes it

/** The way from a board that all share to those of one's own. `template`: a board of which each begins as a copy. */
export function ToOwnBoards({ template }: { template?: string }) {
  const t = useT(words);
  const { look } = useShell();
  const leads = useMay("lead");
  const last = useLastTask();
  const mine = useMyBoard(last?.id);
  return (
    <>
      {last && (leads || mine) && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="to-own-boards"
          onClick={() => look({ surface: "board", what: last.id })}
        >
          {t(leads ? "boards" : "yours")}
        </button>
      )}
      {leads && (last === undefined || last.view.collected) && <HandOut {...(template ? { template } : {})} />}
    </>
  );
}

/** A board for everyone, in two presses and a title. */
export function HandOut({ template }: { template?: string }) {
  const t = useT(words);
  const { live } = useClass();
  const { look } = useShell();
  const [asked, ask] = useState(false);
  const [title, setTitle] = useState("");
  const go = () => {
    const id = newId();
    ask(false);
    live.obey({ kind: "board.hand_out", title: title.trim(), ...(template ? { template } : {}) }, id).then(
      () => look({ surface: "board", what: id }),
      () => {}, // refused: the person has read why
    );
  };
  return (
    <>
      <button type="button" className={buttons.line} data-testid="hand-out" onClick={() => ask(true)}>
        <IconLayoutGrid size={18} stroke={1.75} aria-hidden />
        {t("give")}
      </button>
      <Modal
        opened={asked}
        onClose={() => ask(false)}
        title={t("give_title")}
        closeButtonProps={{ "aria-label": t("cancel") }}
        centered
        radius={20}
        size={460}
      >
        <form
          className={style.sheet}
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() !== "") go();
          }}
        >
          <TextInput
            label={t("task")}
            description={t("give_hint")}
            value={title}
            maxLength={LONGEST}
            data-autofocus
            data-testid="hand-out-title"
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <footer>
            <Button type="submit" disabled={title.trim() === ""} data-testid="hand-out-go">
              {t("go")}
            </Button>
          </footer>
        </form>
      </Modal>
    </>
  );
}
