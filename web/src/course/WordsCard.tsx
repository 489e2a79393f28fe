import { IconMessageOff } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import buttons from "../design/buttons.module.css";
import { later } from "../design/later";
import { useT } from "../design/strings";
import page from "./page.module.css";
import { words } from "./strings";

const CourseWords = later(() => import("./CourseWords"));

/** The words that pupils do not write in the classes of a course: set here once, for all of them. */
export function WordsCard({ course }: { course: string }) {
  const t = useT(words);
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const ask = () => {
    setSaved(false);
    setOpen(true);
  };
  return (
    <section
      className={page.card}
      style={{ marginBlockStart: 24 }}
      aria-label={t("chat_words")}
      data-testid="course-words"
    >
      <div className={page.between} style={{ flexWrap: "wrap", alignItems: "center" }}>
        <div className={page.grow} style={{ flexBasis: 280 }}>
          <h2 className={page.small} style={{ fontWeight: 650 }}>
            {t("chat_words")}
          </h2>
          <p className={`${page.small} ${page.second}`}>{t("chat_words_more")}</p>
          <p className={`${page.tiny} ${page.third}`} role="status">
            {saved && t("rule_saved")}
          </p>
        </div>
        <button type="button" className={buttons.line} data-testid="open-words" onClick={ask}>
          <IconMessageOff size={18} stroke={1.75} aria-hidden />
          {t("chat_words_change")}
        </button>
      </div>
      {open && (
        <Suspense>
          <CourseWords course={course} onClose={() => setOpen(false)} onSaved={() => setSaved(true)} />
        </Suspense>
      )}
    </section>
  );
}
