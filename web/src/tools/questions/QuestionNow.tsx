import buttons from "../../design/buttons.module.css";
import { Chip } from "../../design/Chip";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";
import { useMay } from "../presence/powers";
import { Author } from "./Author";
import { useAsked } from "./draft";
import { nowOf, useQuestions } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";

/** The question that the class is at, under the stage, unless it is on the stage or in the open panel. */
export default function QuestionNow() {
  const t = useT(words);
  const { live } = useClass();
  const { panel, open, looking, view } = useShell();
  const leads = useMay("moderate");
  const now = nowOf(useQuestions());
  useAsked(); // what an earlier page had sent goes out, whether the panel is open or not
  const onStage = view === "stage" && looking?.surface === "questions" && looking.what === now?.id;
  if (now === undefined || onStage || panel === "questions") return null;
  return (
    <section className={style.nowBar} aria-label={t("at")} data-testid="question-now" data-id={now.id}>
      <Chip tone="accent">{t("now")}</Chip>
      <div className={style.body}>
        <p className={style.text} dir="auto">
          {now.view.text}
        </p>
        <Author question={now} openly />
      </div>
      <div className={style.acts}>
        {leads && (
          <button
            type="button"
            className={buttons.line}
            data-testid="question-now-done"
            onClick={() => live.tell({ kind: "question.answer", id: now.id })}
          >
            {t("done")}
          </button>
        )}
        <button
          type="button"
          className={buttons.quiet}
          data-testid="question-now-all"
          onClick={() => open("questions")}
        >
          {t("open_panel")}
        </button>
      </div>
    </section>
  );
}
