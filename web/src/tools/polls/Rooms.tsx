import { useT } from "../../design/strings";
import type { PollView } from "../../wire/generated";
import panel from "../panel.module.css";
import { median } from "./Results";
import { words } from "./strings";
import { choicesOf, letterOf, now, useNameOfRoom } from "./usePolls";

const MOST_SAID = 5; // of what was written in a room

/** How many answered in each room, and with names also what: that groups differ is what one talks about after. */
export function Rooms({ poll, said }: { poll: PollView; said: boolean }) {
  const t = useT(words);
  const nameOf = useNameOfRoom();
  const { rooms, answers } = now(poll);
  const inRoom = (room: string): string => {
    const given = answers.flatMap(({ place, answer }) => (place === room ? [answer] : []));
    if (given.length === 0) return "";
    if (poll.question.form === "number") {
      const numbers = given.flatMap(({ number }) => (number === null ? [] : [{ number, people: 1 }]));
      return t("middle", { number: median({ numbers: numbers.sort((a, b) => a.number - b.number) }) });
    }
    const rating = poll.question.form === "rating";
    const choices = choicesOf(poll.question);
    if (choices.length > 0)
      return choices
        .map((choice, index) => {
          const count = given.filter(({ choices }) => choices.includes(index)).length;
          return `${rating ? choice : letterOf(index)}: ${count}`;
        })
        .join(" · ");
    return [...new Set(given.flatMap(({ texts }) => texts))].slice(0, MOST_SAID).join(" · ");
  };
  return (
    <>
      <h4 className={panel.group}>{t("by_room")}</h4>
      <ul className={panel.list}>
        {rooms.map(([room, votes]) => (
          <li key={room} data-testid="poll-room" data-id={room}>
            <span className={panel.name}>
              <b>{nameOf(room) ?? t("class_room")}</b>
              {said && <span dir="auto">{inRoom(room)}</span>}
            </span>
            <b className="tabular">{votes}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
