import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import type { PollAnswer, PollView } from "../../wire/generated";
import panel from "../panel.module.css";
import { words } from "./strings";
import { choicesOf, letterOf, type Poll, useAsked, usePersonName } from "./usePolls";

/** Who said what, as far as one may know it; of two rounds both answers. */
export function Persons({ poll }: { poll: PollView }) {
  const t = useT(words);
  const nameOf = usePersonName();
  const people = [...new Set(poll.rounds.flatMap(({ answers }) => answers.map(({ person }) => person)))];
  if (people.length === 0) return null;
  const said = (person: string, round: number) => poll.rounds[round]?.answers.find((each) => each.person === person);
  const rows = people
    .map((person) => ({
      person,
      name: nameOf(person),
      said: poll.rounds.map((_, round) => inWords(poll, said(person, round)?.answer)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const both = rows.filter(({ said }) => said.length > 1 && said.every((each) => each !== ""));
  const changed = both.filter(({ said }) => said[0] !== said[1]).length;
  return (
    <>
      <h4 className={panel.group}>{t("by_person")}</h4>
      {both.length > 0 && (
        <p className={panel.note}>
          {t("changed", { count: changed })} {t("stayed", { count: both.length - changed })}
        </p>
      )}
      <ul className={panel.list}>
        {rows.map(({ person, name, said }) => (
          <li key={person} data-testid="poll-person" data-id={person}>
            <Seat id={person} name={name} size={36} />
            <span className={panel.name}>
              <b>{name}</b>
              <span>{said.map((each) => each || "–").join(" → ")}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who is here and was asked, and has not answered. */
export function Missing({ poll }: { poll: Poll }) {
  const t = useT(words);
  const { list } = useFormat();
  const answered = new Set(poll.view.rounds.flatMap(({ answers }) => answers.map(({ person }) => person)));
  const missing = useAsked(poll).filter(({ id }) => !answered.has(id));
  if (missing.length === 0) return null;
  return (
    <p className={panel.note} data-testid="poll-missing">
      {t("missing", { count: missing.length, names: list(missing.map(({ name }) => name)) })}
    </p>
  );
}

/** An answer as one reads it in a list. */
export function inWords({ question }: PollView, answer: PollAnswer | undefined): string {
  if (answer === undefined) return "";
  if (answer.number !== null) return String(answer.number);
  if (answer.texts.length > 0) return answer.texts.join(", ");
  const short = question.form === "rating" ? choicesOf(question) : question.options.map((_, index) => letterOf(index));
  return answer.choices.map((choice) => short[choice] ?? "").join(", ");
}
