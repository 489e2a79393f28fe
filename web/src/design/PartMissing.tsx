import buttons from "./buttons.module.css";
import { words } from "./missingStrings";
import { Notice } from "./Notice";
import { useT } from "./strings";

/** In the place of a part of the page whose file is not there, though the page was loaded again for it. */
export function PartMissing() {
  const t = useT(words);
  const again = (
    <button type="button" className={buttons.line} onClick={() => location.reload()}>
      {t("again")}
    </button>
  );
  return (
    <Notice kind="alert" title={t("title")} action={again}>
      {t("body")}
    </Notice>
  );
}
