import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconEyeOff, IconMessage2, IconPencil, IconRotate, IconTrash } from "@tabler/icons-react";
import { type FocusEvent, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Chip } from "../../design/Chip";
import { useT } from "../../design/strings";
import { useClass, useMine } from "../../session/context";
import { useMay } from "../presence/powers";
import { useMayShow } from "../showing/looking";
import { AnswerForm } from "./AnswerForm";
import { Answer, Author } from "./Author";
import { keptAnswer } from "./draft";
import type { Question } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";
import { VoteBox } from "./VoteBox";

interface RowProps {
  question: Question;
  /** The tab stop of the list. */
  stop: boolean;
  onFocus: (id: string) => void;
}

/** One question: pupils vote, its author takes it back, staff take it, answer it and put it away. */
export function QuestionRow({ question, stop, onFocus }: RowProps) {
  const t = useT(words);
  const { me } = useClass();
  const mine = useMine();
  const { id, view } = question;
  const leads = useMay("moderate");
  const row = useRef<HTMLLIElement>(null);
  const [answers, setAnswers] = useState(leads && keptAnswer(mine, id) !== null);
  const own = view.author === me.person.id;
  return (
    <li
      ref={row}
      className={style.row}
      data-testid="question"
      data-id={id}
      data-state={view.approved ? view.state : "waits"}
      tabIndex={stop ? 0 : -1}
      onFocus={(event: FocusEvent) => event.currentTarget.contains(event.target) && onFocus(id)}
    >
      {leads ? (
        <span className={style.count} data-testid="question-votes">
          <b className="tabular">{view.votes}</b>
          <span>{t("ask_count", { count: view.votes })}</span>
        </span>
      ) : (
        <VoteBox question={question} inList />
      )}
      <div className={style.body}>
        <p className={style.text} dir="auto">
          {view.text}
        </p>
        <Author question={question} />
        {!view.approved && (
          <p className={style.waits}>
            <IconEyeOff size={16} stroke={1.75} aria-hidden />
            {t(own ? "waits_own" : "waits_staff")}
          </p>
        )}
        {!answers && <Answer question={question} />}
        {answers ? (
          <AnswerForm
            question={question}
            onDone={() => {
              setAnswers(false);
              row.current?.focus();
            }}
          />
        ) : (
          leads && <Leading question={question} />
        )}
        {own && !leads && view.state !== "answered" && <TakeBack id={id} />}
      </div>
      <div className={style.end}>
        {view.state === "now" && <Chip tone="accent">{t("now")}</Chip>}
        {leads && !answers && <Acts question={question} onAnswer={() => setAnswers(true)} />}
      </div>
    </li>
  );
}

function TakeBack({ id }: { id: string }) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <div className={style.acts}>
      <button
        type="button"
        tabIndex={-1}
        className={`${buttons.quiet} ${style.own}`}
        data-testid="question-withdraw"
        onClick={() => live.tell({ kind: "question.withdraw", id })}
      >
        {t("take_back")}
      </button>
    </div>
  );
}

/** The main thing to do with it. */
function Leading({ question: { id, view } }: { question: Question }) {
  const t = useT(words);
  const { live } = useClass();
  const shows = useMayShow();
  if (view.state === "answered") return null;
  const act = (name: string, word: string, label: string | undefined, press: () => void, look = buttons.line) => (
    <button type="button" tabIndex={-1} className={look} data-testid={name} aria-label={label} onClick={press}>
      {word}
    </button>
  );
  return (
    <div className={style.acts}>
      {!view.approved &&
        act("question-approve", t("approve"), undefined, () => live.tell({ kind: "question.approve", id }))}
      {view.state === "open" &&
        act("question-take", t("take"), t("take_of", { text: view.text }), () =>
          live.tell({ kind: "question.take", id }),
        )}
      {view.state === "now" &&
        act("question-done", t("done"), t("done_of", { text: view.text }), () =>
          live.tell({ kind: "question.answer", id }),
        )}
      {view.state === "now" &&
        shows &&
        act("question-show", t("show_it"), undefined, () =>
          live.tell({ kind: "showing.show", surface: "questions", what: id }),
        )}
    </div>
  );
}

/** What is done with it less often. */
function Acts({ question: { id, view }, onAnswer }: { question: Question; onAnswer: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <Menu position="bottom-end" shadow="md" radius="md" returnFocus>
      <Menu.Target>
        <ActionIcon tabIndex={-1} aria-label={t("more", { text: view.text })} data-testid="question-menu">
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={
            view.answer?.text ? <IconPencil size={18} stroke={1.75} /> : <IconMessage2 size={18} stroke={1.75} />
          }
          data-testid="question-write"
          onClick={onAnswer}
        >
          {t(view.answer?.text ? "change_answer" : "write_answer")}
        </Menu.Item>
        {view.state !== "open" && (
          <Menu.Item
            leftSection={<IconRotate size={18} stroke={1.75} />}
            data-testid="question-put-back"
            onClick={() => live.tell({ kind: "question.put_back", id })}
          >
            {t("put_back")}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash size={18} stroke={1.75} />}
          c="var(--cr-alert-text)"
          data-testid="question-remove"
          onClick={() => live.tell({ kind: "question.withdraw", id })}
        >
          {t("take_away")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
