import { useT } from "../design/strings";
import { WithAllWords } from "../design/WithAllWords";
import { isStaff } from "../store/people";
import { all } from "../store/room";
import { ChatPanel } from "../tools/chat/ChatPanel";
import { useUnread } from "../tools/chat/unread";
import { PeoplePanel } from "../tools/presence/PeoplePanel";
import { useMay } from "../tools/presence/powers";
import { useClass, usePeople, useShown } from "./context";
import style from "./Panels.module.css";
import {
  ConnectionPanel,
  DevicesPanel,
  DoorPanel,
  IncidentsPanel,
  LocksPanel,
  NotesPanel,
  PlanPanel,
  PollPanel,
  QuestionsPanel,
  ReadyPanel,
  SlidesPanel,
  TimerPanel,
} from "./parts";
import { words } from "./strings";

const TABBED = ["people", "door", "chat", "ready"] as const;
const ALONE = [
  "notes",
  "slides",
  "questions",
  "plan",
  "locks",
  "timer",
  "poll",
  "incidents",
  "connection",
  "devices",
] as const;
export type PanelName = (typeof TABBED)[number] | (typeof ALONE)[number];

interface PanelsProps {
  panel: PanelName;
  onPanel: (panel: PanelName) => void;
  onClose: () => void;
}

/** The one panel; staff have a tab bar in it, as they go to and fro. */
export function Panels({ panel, onPanel, onClose }: PanelsProps) {
  const t = useT(words);
  const { info } = useClass();
  const shared = { closeLabel: t("close_panel"), onClose };
  const tabs =
    isStaff(info.role) && TABBED.some((name) => name === panel) ? <Tabs panel={panel} onPanel={onPanel} /> : undefined;
  if (panel === "people") return <PeoplePanel {...shared} tabs={tabs} />;
  if (panel === "chat") return <ChatPanel {...shared} tabs={tabs} />;
  if (panel === "door") return <DoorPanel {...shared} tabs={tabs} />;
  if (panel === "ready")
    return (
      <WithAllWords>
        <ReadyPanel {...shared} tabs={tabs} />
      </WithAllWords>
    );
  if (panel === "plan") return <PlanPanel {...shared} />;
  if (panel === "notes") return <NotesPanel {...shared} />;
  if (panel === "questions") return <QuestionsPanel {...shared} />;
  if (panel === "locks") return <LocksPanel {...shared} />;
  if (panel === "slides") return <SlidesPanel {...shared} />;
  if (panel === "timer") return <TimerPanel {...shared} />;
  if (panel === "poll") return <PollPanel {...shared} />;
  if (panel === "incidents") return <IncidentsPanel {...shared} />;
  if (panel === "devices") return <DevicesPanel {...shared} />;
  return <ConnectionPanel {...shared} />;
}

function Tabs({ panel, onPanel }: { panel: PanelName; onPanel: (panel: PanelName) => void }) {
  const t = useT(words);
  const people = usePeople().length;
  const admits = useMay("admit");
  const waiting = useShown((room) => all(room, "waiting")).length;
  const unread = useUnread();
  const items = [
    { name: "people" as const, word: t("people"), count: people, calls: false },
    ...(admits ? [{ name: "door" as const, word: t("door"), count: waiting, calls: true }] : []),
    { name: "chat" as const, word: t("chat"), count: panel === "chat" ? 0 : unread, calls: false },
    { name: "ready" as const, word: t("readiness"), count: 0, calls: false },
  ];
  return (
    <nav className={style.tabs} aria-label={t("tab_list")}>
      {items.map(({ name, word, count, calls }) => (
        <button key={name} type="button" aria-pressed={panel === name} onClick={() => onPanel(name)}>
          {word}
          {count > 0 && <bdi className={calls ? style.calls : style.count}>{count}</bdi>}
        </button>
      ))}
    </nav>
  );
}
