import { Modal } from "@mantine/core";
import { LanguageChoice } from "../design/LanguageChoice";
import { words as language } from "../design/languageStrings";
import { useT } from "../design/strings";
import { useFocusBack } from "../design/useFocusBack";
import { words } from "./strings";

/** The language of one's own page, while in the class. */
export default function LanguageDialog({ onClose }: { onClose: () => void }) {
  const t = useT(words);
  const said = useT(language);
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={said("language")}
      centered
      radius={20}
      closeButtonProps={{ "aria-label": t("close_panel") }}
    >
      <LanguageChoice />
    </Modal>
  );
}
