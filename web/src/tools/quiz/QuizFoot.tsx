import { Button } from "@mantine/core";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { newId } from "../../wire/ids";
import { words } from "./strings";
import type { Quiz } from "./useQuiz";

interface QuizFootProps {
  quiz: Quiz;
  onPoll: (id: string) => void;
}

/** On to the next question; after the last one to everybody's points. */
export function QuizFoot({ quiz: { id, view }, onPoll }: QuizFootProps) {
  const t = useT(words);
  const { live } = useClass();
  const last = view.asked.length === view.count;
  const goOn = () => {
    const poll = newId();
    live
      .obey({ kind: "quiz.next", id, after: view.asked.length }, poll)
      .then(() => onPoll(last ? id : poll))
      .catch(() => {}); // the refusal is shown
  };
  return (
    <Button fullWidth data-testid="quiz-next" onClick={goOn}>
      {t(last ? "finish" : "next")}
    </Button>
  );
}
