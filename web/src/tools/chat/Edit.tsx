import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import style from "./Message.module.css";
import { words } from "./strings";

/** Changing one's own message in its place. */
export function Edit({ text, onDone }: { text: string; onDone: (text: string | null) => void }) {
  const t = useT(words);
  const [now, setNow] = useState(text);
  return (
    <div>
      <textarea
        className={style.edit}
        aria-label={t("edit")}
        value={now}
        rows={2}
        maxLength={2_000}
        // biome-ignore lint/a11y/noAutofocus: the person asked to change this very text
        autoFocus
        onChange={(event) => setNow(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation(); // arrows move in the text, not in the list
          if (event.key === "Escape") {
            event.preventDefault(); // closes the change, not the panel
            onDone(null);
          }
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            onDone(now.trim() || null);
          }
        }}
      />
      <button type="button" className={buttons.quiet} onClick={() => onDone(now.trim() || null)}>
        {t("save")}
      </button>
      <button type="button" className={buttons.quiet} onClick={() => onDone(null)}>
        {t("cancel")}
      </button>
    </div>
  );
}
