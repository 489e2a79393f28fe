import { useEffect, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useMine, useShown } from "../../session/context";
import { useShell } from "../../session/shell";
import { useChange } from "../../session/useChange";
import { all } from "../../store/room";
import { useMay } from "../presence/powers";
import { useQuizzes } from "../quiz/useQuiz";
import { forgetDrafts, keepSeen, lastSeen } from "./draft";
import style from "./polls.module.css";
import { words } from "./strings";
import { useAnswers, useMyPoll } from "./usePolls";

const typing = (): boolean =>
  document.activeElement instanceof HTMLElement && document.activeElement.matches("input, textarea, [contenteditable]");

/** A poll comes to everyone at once; who is writing something, or has closed it, is called to it instead. */
export function PollBar() {
  const t = useT(words);
  const mine = useMine();
  const { panel, open } = useShell();
  const leads = useMay("lead");
  const poll = useMyPoll();
  const answers = useAnswers();
  const [seen, setSeen] = useState<string | undefined>(() => lastSeen(mine));
  const known = useShown((room) => room.seq >= 0);
  const asked = useShown((room) => all(room, "poll"));
  const key = poll && `${poll.id} ${poll.view.rounds.length} ${poll.view.open}`;
  const news = poll !== undefined && (poll.view.open ? !poll.view.answered : poll.view.shown);
  const come = () => !leads && news && !typing() && open("poll");
  useChange(key, come);
  const [quiz] = useQuizzes();
  useChange(quiz?.view.over ? quiz.id : null, () => quiz?.view.over && !leads && !typing() && open("poll"));
  const reminded = answers && (poll?.view.reminded_ms ?? null) !== null;
  useChange(poll?.view.reminded_ms ?? null, () => reminded && come());
  // biome-ignore lint/correctness/useExhaustiveDependencies: who comes late is shown what is open, once
  useEffect(() => {
    if (poll?.view.open && seen !== key) come();
  }, []);
  useEffect(() => {
    if (known) forgetDrafts(mine, new Set(asked.filter(({ view }) => view.open).map(({ id }) => id)));
  }, [mine, asked, known]);
  useEffect(() => {
    if (panel !== "poll") return;
    setSeen(key);
    keepSeen(mine, key);
  }, [mine, panel, key]);
  if (leads || poll === undefined || panel === "poll" || !(poll.view.open || (news && seen !== key))) return null;
  const question = poll.view.question.text || t("said_aloud");
  return (
    <section className={style.bar} aria-label={`${t("title")}: ${question}`} data-testid="poll-bar">
      <span>
        <b>{t(reminded ? "reminded" : "title")}</b> {question}
      </span>
      <button type="button" className={buttons.line} data-testid="poll-answer" onClick={() => open("poll")}>
        {t(poll.view.open && !poll.view.answered ? "answer_now" : "look")}
      </button>
    </section>
  );
}
