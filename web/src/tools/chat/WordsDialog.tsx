import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import { words } from "./strings";
import { WordsSheet } from "./WordsSheet";

/** The words that pupils do not write, over a class that runs: its course keeps what is set here for the next one. */
export default function WordsDialog({ onClose }: { onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const held = useShown((room) => one(room, "words", "words"))?.view.words;
  const save = (lines: string[]) => {
    live
      .obey({ kind: "words.set", words: lines })
      .then(() => live.toast({ kind: "accent", title: t("words_saved") }))
      .then(onClose)
      .catch(() => {}); // the refusal is shown, what was written stays
  };
  return <WordsSheet held={held ?? []} onSave={save} onClose={onClose} />;
}
