import { useState } from "react";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { QuizForm } from "../quiz/QuizForm";
import { QuizResult } from "../quiz/QuizResult";
import { useQuizzes } from "../quiz/useQuiz";
import { AnswerSheet } from "./AnswerSheet";
import { AskForm } from "./AskForm";
import { LeadPoll } from "./LeadPoll";
import { words } from "./strings";
import { now, useMyPoll, usePolls } from "./usePolls";

const WRITING = "quiz"; // instead of the id of what is looked at

export interface PollPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** What is asked: staff ask and lead it, everybody else answers or looks at what came of it. */
export default function PollPanel(props: PollPanelProps) {
  return useMay("lead") ? <Staff {...props} /> : <Mine {...props} />;
}

function Staff(props: PollPanelProps) {
  const polls = usePolls();
  const open = polls.find(({ view }) => view.open);
  const quizzes = useQuizzes();
  const running = quizzes.find(({ view }) => !view.over);
  const [at, turn] = useState<string | null>(open?.id ?? running?.view.asked.at(-1) ?? null);
  const back = () => turn(null);
  if (at === WRITING) return <QuizForm {...props} onBack={back} onPoll={turn} />;
  const quiz = quizzes.find(({ id }) => id === at);
  if (quiz) return <QuizResult {...props} quiz={quiz} onNew={back} />;
  const chosen = polls.find(({ id }) => id === at);
  if (chosen === undefined) return <AskForm {...props} polls={polls} onPoll={turn} onQuiz={() => turn(WRITING)} />;
  return (
    <LeadPoll key={`${chosen.id} ${chosen.view.rounds.length}`} {...props} poll={chosen} onNew={back} onPoll={turn} />
  );
}

function Mine({ closeLabel, onClose }: PollPanelProps) {
  const t = useT(words);
  const poll = useMyPoll();
  const [quiz] = useQuizzes();
  // after the last question come one's points, until something else is asked or shown
  if (quiz?.view.over && (poll === undefined || (!poll.view.open && quiz.view.asked.includes(poll.id))))
    return <QuizResult quiz={quiz} closeLabel={closeLabel} onClose={onClose} />;
  if (poll === undefined) {
    return (
      <Panel title={t("title")} closeLabel={closeLabel} onClose={onClose} data-testid="poll-panel">
        <p className={panel.note}>{t("nothing_now")}</p>
      </Panel>
    );
  }
  const round = `${poll.id} ${poll.view.rounds.length} ${poll.view.open ? now(poll.view).mine === null : "closed"}`;
  return <AnswerSheet key={round} poll={poll} closeLabel={closeLabel} onClose={onClose} />;
}
