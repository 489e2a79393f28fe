import { Modal, Switch } from "@mantine/core";
import { useState } from "react";
import { useT } from "../design/strings";
import { useFocusBack } from "../design/useFocusBack";
import { useMay } from "../tools/presence/powers";
import { words as surfaceWords } from "../tools/showing/strings";
import { useClass } from "./context";
import style from "./KeysDialog.module.css";
import { words } from "./strings";
import { SURFACES } from "./surfaces";
import { lettersOff, switchLetters } from "./useKeys";

/** All keys, and the switch for the letters. */
export default function KeysDialog({ onClose, staff }: { onClose: () => void; staff: boolean }) {
  const t = useT(words);
  useFocusBack();
  const { info } = useClass();
  const surface = useT(surfaceWords);
  const [letters, setLetters] = useState(!lettersOff());
  const groups = useMay("move_people");
  const leads = useMay("lead");
  const rows = [
    ["M", t("key_m")],
    ["V", t("key_v")],
    ["H", t("key_h")],
    ["C", t("key_c")],
    ["N", t("key_n")],
    ["Q", t("key_q")],
    ["P", t("key_p")],
    ["L", t("key_l")],
    ...(staff ? [["R", t("key_r")]] : []),
    ...(groups ? [["G", t("key_g")]] : []),
    ...(leads
      ? [
          ["T", t("key_t")],
          ["K", t("key_k")],
          ["⇧ P", t("key_ask")],
          ["]", t("key_next")],
        ]
      : []),
    ...(info.role === "observer" ? [] : [["I", t("key_i")]]),
    ...SURFACES.flatMap(({ name, code }) => (code ? [[code.replace("Key", ""), surface(name)]] : [])),
    ["Space", t("key_space")],
    ["F6", t("key_f6")],
    ["Esc", t("key_esc")],
    ["?", t("key_help")],
  ] as const;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("keys_title")}
      centered
      radius={20}
      closeButtonProps={{ "aria-label": t("close_panel") }}
    >
      <dl className={style.keys}>
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Switch
        checked={letters}
        label={t("key_letters")}
        description={t("key_letters_more")}
        onChange={(event) => {
          setLetters(event.currentTarget.checked);
          switchLetters(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
