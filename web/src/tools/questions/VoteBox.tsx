import { IconChevronUp } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { useMay } from "../presence/powers";
import type { Question } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";

/** How many ask this too; a press adds or takes away one's own. Of one's own question and an answered one it only tells. */
export function VoteBox({ question, inList = false }: { question: Question; inList?: boolean }) {
  const t = useT(words);
  const { live, me } = useClass();
  const { votes, voted, author, state, approved } = question.view;
  const own = author === me.person.id;
  const may = useMay("react") && !own && approved && state !== "answered";
  const label = t(own ? "own_label" : may ? "vote_label" : "closed_label", { count: votes });
  return (
    <button
      type="button"
      className={style.vote}
      aria-label={label}
      aria-pressed={may ? voted : undefined}
      aria-disabled={!may || undefined}
      tabIndex={inList ? -1 : undefined}
      data-testid="question-vote"
      data-state={voted ? "on" : "off"}
      onClick={() => may && live.tell({ kind: "question.vote", id: question.id, on: !voted })}
    >
      {may && <IconChevronUp size={20} stroke={2} aria-hidden />}
      <span className="tabular">{votes}</span>
    </button>
  );
}
