import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import buttons from "../design/buttons.module.css";
import { LanguageChoice } from "../design/LanguageChoice";
import { Mark } from "../design/Mark";
import { useT } from "../design/strings";
import style from "./DoorFrame.module.css";
import { words } from "./strings";

interface DoorFrameProps {
  /** Where "Back to course" leads; without it there is no such link. */
  course?: string | undefined;
  end?: ReactNode;
  /** `pair`: the preview beside the choices. */
  columns?: "one" | "pair";
  children: ReactNode;
  "data-testid"?: string;
}

/** A page at the door: mark, one sentence, one card, one main button; no navigation. */
export function DoorFrame({ course, end, columns = "one", children, ...rest }: DoorFrameProps) {
  const t = useT(words);
  return (
    <div className={style.frame} data-testid={rest["data-testid"]}>
      <header className={style.bar}>
        <span className={style.brand}>
          <Mark />
          <b className={course === undefined ? undefined : "desk-only"}>{t("product")}</b>
        </span>
        {course !== undefined && (
          <Link href={`/c/${course}`} className={buttons.quiet}>
            <IconArrowLeft size={18} stroke={1.75} className="mirrored" aria-hidden />
            {t("back")}
          </Link>
        )}
        <LanguageChoice />
        {end}
      </header>
      <main className={style[columns]}>{children}</main>
    </div>
  );
}
