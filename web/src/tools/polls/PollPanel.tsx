import { useState } from "react";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { AnswerSheet } from "./AnswerSheet";
import { AskForm } from "./AskForm";
import { LeadPoll } from "./LeadPoll";
import { words } from "./strings";
import { now, useMyPoll, usePolls } from "./usePolls";

export interface PollPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** What is asked: staff ask and lead it, everybody else answers or looks at what came of it. */
export default function PollPanel(props: PollPanelProps) {
  return useMay("lead") ? <Staff {...props} /> : <Mine {...props} />;
}

function Staff(props: PollPanelProps) {
  const polls = usePolls();
  const open = polls.find(({ view }) => view.open);
  const [at, turn] = useState<string | null>(open?.id ?? null);
  const chosen = polls.find(({ id }) => id === at);
  if (chosen === undefined) return <AskForm {...props} polls={polls} onPoll={turn} />;
  return (
    <LeadPoll key={`${chosen.id} ${chosen.view.rounds.length}`} {...props} poll={chosen} onNew={() => turn(null)} />
  );
}

function Mine({ closeLabel, onClose }: PollPanelProps) {
  const t = useT(words);
  const poll = useMyPoll();
  if (poll === undefined) {
    return (
      <Panel title={t("title")} closeLabel={closeLabel} onClose={onClose} data-testid="poll-panel">
        <p className={panel.note}>{t("nothing_now")}</p>
      </Panel>
    );
  }
  const round = `${poll.id} ${poll.view.rounds.length} ${poll.view.open ? now(poll.view).mine === null : "closed"}`;
  return <AnswerSheet key={round} poll={poll} closeLabel={closeLabel} onClose={onClose} />;
}
