import { Modal } from "@mantine/core";
import { useState } from "react";
import { Segments } from "../design/Segments";
import { useT } from "../design/strings";
import { useFocusBack } from "../design/useFocusBack";
import { usePhone } from "../design/usePhone";
import { useClass, useMine } from "../session/context";
import { words as pollWords } from "../tools/polls/strings";
import { addToQuiz, draftOf } from "../tools/quiz/draft";
import type { Secrecy } from "../wire/generated";
import { newId } from "../wire/ids";
import { Bank } from "./Bank";
import style from "./bank.module.css";
import { words } from "./strings";
import type { BankQuestion } from "./types";

const SECRECIES = ["named", "named_to_staff", "anonymous"] as const;

interface BankDialogProps {
  onClose: () => void;
  onPoll: (id: string) => void;
  onQuiz: () => void;
}

/** The bank over a class that runs: a question is asked from it, or several as a quiz. */
export default function BankDialog({ onClose, onPoll, onQuiz }: BankDialogProps) {
  const t = useT(words);
  const poll = useT(pollWords);
  useFocusBack();
  const phone = usePhone();
  const mine = useMine();
  const { live, info } = useClass();
  const [secrecy, setSecrecy] = useState<Secrecy>("named_to_staff");
  const ask = ({ question, solution }: BankQuestion) => {
    const id = newId();
    live
      .obey(
        {
          kind: "poll.open",
          question,
          solution,
          secrecy,
          show_at_end: question.form !== "words" && question.form !== "text", // it is looked at before all see it
        },
        id,
      )
      .then(() => {
        onPoll(id);
        onClose();
      })
      .catch(() => {}); // the refusal is shown
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("title")}
      centered
      size={980}
      radius={phone ? 0 : 20}
      fullScreen={phone}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <p className={style.lead}>{t("lead")}</p>
      <Bank
        course={info.course.id}
        mine={mine}
        onAsk={ask}
        onQuiz={(asked) => {
          addToQuiz(mine, asked.map(draftOf));
          onQuiz();
          onClose();
        }}
        beforeAsking={
          <Segments
            label={poll("who_sees")}
            options={SECRECIES.map((value) => ({ value, label: poll(value) }))}
            value={secrecy}
            onChange={setSecrecy}
          />
        }
      />
    </Modal>
  );
}
