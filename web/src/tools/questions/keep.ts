import type { Translate } from "../../design/strings";
import { nameOf } from "../../store/people";
import type { Room } from "../../store/room";
import type { Question } from "./questions";
import type { words } from "./strings";

interface Told {
  time: (ms: number) => string;
  t: Translate<(typeof words)["en"]>;
}

/** All questions and what came of them, as text to take away. Who asked without a name has none here either. */
export function asText(title: string, questions: readonly Question[], room: Room, { time, t }: Told): string {
  const name = (id: string) => nameOf(room, id) ?? t("someone");
  const lines = questions.map(({ view }) => {
    const at = time(view.at_ms);
    const by =
      view.without_name || view.author === null
        ? t("by_hidden", { time: at })
        : t("by", { name: name(view.author), time: at });
    const votes = t("votes", { count: view.votes });
    const answer = view.answer;
    const came =
      answer &&
      (answer.text
        ? t("answered_by", { name: name(answer.by) }) + answer.text
        : t("answered_aloud", { name: name(answer.by) }));
    return [`- ${view.text}`, `  ${by}. ${votes}.`, ...(came ? [`  ${came}`] : [])].join("\n");
  });
  return `# ${title}\n\n${lines.join("\n")}\n`;
}
