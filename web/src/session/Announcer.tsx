import { useState } from "react";
import { useT } from "../design/strings";
import { isStaff, nameOf } from "../store/people";
import { all, one } from "../store/room";
import { clock } from "../tools/hands/HandQueue";
import { words as pollWords } from "../tools/polls/strings";
import { useAnswers, useMyPoll } from "../tools/polls/usePolls";
import { useQuestionNews } from "../tools/questions/unseen";
import { useShower, useShowing } from "../tools/showing/looking";
import { words as surfaceWords } from "../tools/showing/strings";
import { useClass, useLive, useLocal, useMyself, usePeople, useShown } from "./context";
import { words } from "./strings";
import { useChange } from "./useChange";

/** What changed, for who does not see it. Polite; only a lost line interrupts. */
export function Announcer() {
  const t = useT(words);
  const surface = useT(surfaceWords);
  const ask = useT(pollWords);
  const { info, me } = useClass();
  const [said, say] = useState("");
  const myself = useMyself();
  const hand = myself?.hand ?? null;
  const microphone = useLocal((state) => state.microphone.on);
  const lost = useLive((state) => state.lost) !== null;
  const staff = isStaff(info.role);
  const waiting = useShown((room) => all(room, "waiting"));
  const asked = useShown((room) => one(room, "request", me.person.id) !== undefined);
  const plan = useShown((room) => one(room, "plan", "plan"))?.view;
  const timers = useShown((room) => all(room, "timer"));
  const pace = useShown((room) => all(room, "signal").find(({ view }) => view.sign.startsWith("too_"))?.view.sign);
  const people = usePeople();
  const raised = people.filter((person) => person.hand !== null).sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0));
  const newest = raised.at(-1);
  const pick = useShown((room) => one(room, "pick", "pick"))?.view;
  const picked = pick?.person ?? null;
  const name = useShown((room) => (picked === null ? undefined : nameOf(room, picked)));

  useChange(hand, () => say(hand === null ? t("say_hand_down") : t("say_hand", { place: hand })));
  useChange(microphone, () => say(t(microphone ? "say_mic_on" : "say_mic_off")));
  useChange(waiting.length, (before) => {
    const last = waiting.at(-1);
    if (last && waiting.length > before) say(t("say_door", { name: last.view.name }));
  });
  useChange(raised.length, (before) => {
    if (staff && newest && raised.length > before) say(t("say_hands", { name: newest.name, place: raised.length }));
  });
  useChange(asked, () => asked && say(t("say_asked")));
  useChange(picked, () => {
    if (name !== undefined) say(picked === me.person.id ? t("say_picked_you") : t("say_picked", { name }));
  });
  useChange(plan?.current ?? null, () => {
    const step = plan?.steps.find(({ id }) => id === plan.current);
    if (step) say(t("say_step", { step: step.title, count: step.minutes }));
  });
  useQuestionNews((count) => say(t("questions_new", { count })));
  const question = useShown((room) => all(room, "question").find(({ view }) => view.state === "now"));
  useChange(question?.id, () => question && !staff && say(t("say_question", { text: question.view.text })));
  const shown = useShowing();
  const poll = useMyPoll();
  const answers = useAnswers();
  const shower = useShower(shown);
  useChange(shown && `${shown.surface} ${shown.what}`, () => {
    if (shown && shown.by !== me.person.id && shower) say(surface(`elsewhere_${shown.surface}`, { name: shower }));
  });
  useChange(timers.length, (before) => {
    const newest = timers.at(-1)?.view;
    if (newest === undefined || timers.length <= before) return;
    if (newest.duration_ms === null) say(t("say_stopwatch"));
    else say(t("say_timer", { time: clock(newest.duration_ms) }));
  });
  useChange(pace, () => staff && pace !== undefined && say(t(pace === "too_slow" ? "say_too_slow" : "say_too_fast")));
  useChange(poll && `${poll.id} ${poll.view.rounds.length} ${poll.view.open}`, () => {
    if (poll === undefined || staff) return;
    if (poll.view.open) say(ask("say_open", { question: poll.view.question.text || ask("said_aloud") }));
    else say(ask("say_closed"));
  });
  useChange(poll?.view.reminded_ms ?? null, () => {
    if (poll?.view.open && poll.view.reminded_ms !== null && answers) say(ask("reminded"));
  });
  useChange(lost, () => !lost && say(t("say_back")));
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
      <div className="visually-hidden" role="alert">
        {lost && t("say_lost")}
      </div>
    </>
  );
}
