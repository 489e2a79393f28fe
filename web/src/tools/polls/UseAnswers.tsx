import { IconArrowForward, IconArrowsShuffle, IconUsersGroup } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useMine } from "../../session/context";
import { useShell } from "../../session/shell";
import { useMay } from "../presence/powers";
import { FIRST_ASKING } from "./asking";
import { keepAsking } from "./draft";
import { again, type Grouped, mixed, together } from "./fromAnswers";
import { words } from "./strings";
import type { Poll } from "./usePolls";

interface UseAnswersProps {
  poll: Poll;
  onNew: () => void;
}

/** What comes next of the answers: groups that are prepared from them, or another poll. */
export function UseAnswers({ poll: { view }, onNew }: UseAnswersProps) {
  const t = useT(words);
  const { live } = useClass();
  const { show } = useShell();
  const mine = useMine();
  const moves = useMay("move_people");
  const called = (number: number) => t("group_n", { number });
  const [alike, mix] = moves ? [together(view, called), mixed(view, called)] : [null, null];
  const options = again(view);
  const prepare = ({ names, plan }: Grouped) =>
    live
      .obey({
        kind: "breakout.prepare",
        name: (view.question.text || t("by_answers")).slice(0, LONGEST_NAME).trim(),
        names,
        rounds: [plan],
      })
      .then(() => show("groups"))
      .catch(() => {}); // the refusal is shown
  return (
    <>
      {alike && (
        <button type="button" className={buttons.quiet} data-testid="poll-groups-alike" onClick={() => prepare(alike)}>
          <IconUsersGroup size={18} stroke={1.75} aria-hidden />
          {t("groups_alike")}
        </button>
      )}
      {mix && (
        <button type="button" className={buttons.quiet} data-testid="poll-groups-mixed" onClick={() => prepare(mix)}>
          <IconArrowsShuffle size={18} stroke={1.75} aria-hidden />
          {t("groups_mixed")}
        </button>
      )}
      {options.length > 0 && (
        <button
          type="button"
          className={buttons.quiet}
          data-testid="poll-follow-up"
          onClick={() => {
            keepAsking(mine, { asking: { ...FIRST_ASKING, text: view.question.text, options } });
            onNew();
          }}
        >
          <IconArrowForward size={18} stroke={1.75} className="mirrored" aria-hidden />
          {t("follow_up")}
        </button>
      )}
    </>
  );
}

const LONGEST_NAME = 40; // of a set of groups, as the server takes it
