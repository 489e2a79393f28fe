import { IconStack2, IconStackPush } from "@tabler/icons-react";
import { useState } from "react";
import { Problem } from "../api/request";
import buttons from "../design/buttons.module.css";
import { useT } from "../design/strings";
import { useClass } from "../session/context";
import panel from "../tools/panel.module.css";
import type { Poll } from "../tools/polls/usePolls";
import { words } from "./strings";
import { keepQuestion } from "./useBank";

/** One press, and what was asked here can be asked in every class of the course. What was said aloud only cannot. */
export function KeepPoll({ poll: { id, view } }: { poll: Poll }) {
  const t = useT(words);
  const { live, info } = useClass();
  const [kept, setKept] = useState(false);
  if (view.question.text.trim() === "" || view.solution === null) return null;
  const asked = { question: view.question, solution: view.solution, points: 1, topic: "" };
  const keep = () =>
    keepQuestion(info.course.id, asked, id)
      .then(() => setKept(true))
      .catch((problem: unknown) => {
        if (!(problem instanceof Problem)) throw problem;
        if (problem.code === "same_question") setKept(true);
        else live.toast({ kind: "hand", title: problem.message, code: problem.code });
      });
  if (kept)
    return (
      <p className={panel.told} role="status" data-testid="bank-kept">
        <IconStack2 size={18} stroke={1.75} aria-hidden /> {t("kept_poll")}
      </p>
    );
  return (
    <button type="button" className={buttons.quiet} data-testid="bank-keep" onClick={keep}>
      <IconStackPush size={18} stroke={1.75} aria-hidden /> {t("keep_poll")}
    </button>
  );
}
