import { NameDialog } from "../../design/NameDialog";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { words } from "./strings";
import type { Deck } from "./useDecks";

const LONGEST = 160; // as the server takes it

export function RenameDeck({ deck, onClose }: { deck: Deck; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <NameDialog
      title={t("rename")}
      label={t("new_name")}
      save={t("save")}
      cancel={t("cancel")}
      name={deck.title}
      longest={LONGEST}
      onName={(title) => live.tell({ kind: "slides.rename", deck: deck.id, title })}
      onClose={onClose}
    />
  );
}
