import style from "./Layers.module.css";
import { words } from "./layersStrings";
import { useT } from "./strings";
import { LAYERS } from "./theme";

/**
 * What floats (menus, dialogs, hints) stands outside of all the page's regions, where who goes from region to region
 * would not find it. So it has one of its own, which is there while something is in it.
 */
export function Layers() {
  const t = useT(words);
  return <section id={LAYERS} className={style.layers} aria-label={t("layers")} />;
}
