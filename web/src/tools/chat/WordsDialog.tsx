import { Button, Modal } from "@mantine/core";
import { useId, useState } from "react";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import field from "../field.module.css";
import panel from "../panel.module.css";
import { words } from "./strings";

const MOST = 200;
const LETTERS = 40;

/** The words that pupils do not write in this class; only staff see them. */
export default function WordsDialog({ onClose }: { onClose: () => void }) {
  const t = useT(words);
  useFocusBack();
  const { live } = useClass();
  const id = useId();
  const held = useShown((room) => one(room, "words", "words"))?.view.words;
  const [text, setText] = useState(() => (held ?? []).join("\n"));
  const lines = [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
  const tooLong = lines.filter((line) => line.length > LETTERS).length;
  const save = () => {
    live
      .obey({ kind: "words.set", words: lines })
      .then(() => live.toast({ kind: "accent", title: t("words_saved") }))
      .then(onClose)
      .catch(() => {}); // the refusal is shown, what was written stays
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("words_title")}
      centered
      radius={20}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div data-testid="words">
        <p className={panel.lead}>{t("words_body")}</p>
        <label className={field.label} htmlFor={id}>
          {t("words_field")}
        </label>
        <textarea
          id={id}
          className={field.box}
          rows={8}
          value={text}
          aria-describedby={`${id}hint`}
          data-testid="words-text"
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className={field.hint} id={`${id}hint`} role="status">
          {tooLong > 0 ? t("words_left_out", { count: tooLong }) : t("words_most", { most: MOST, letters: LETTERS })}
        </p>
        <div className={panel.stays}>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button disabled={tooLong > 0 || lines.length > MOST} data-testid="words-save" onClick={save}>
            {t("save")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
