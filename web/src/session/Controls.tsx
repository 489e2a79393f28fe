import {
  IconChartBar,
  IconDoor,
  IconHandStop,
  IconListCheck,
  IconLogout,
  IconMessageCircle,
  IconMoodSmile,
  IconNotes,
  IconUsers,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Control, Tray, TrayGap } from "../design/Control";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { useNow } from "../design/useNow";
import { isStaff } from "../store/people";
import { all } from "../store/room";
import { useUnread } from "../tools/chat/unread";
import { EndClass } from "../tools/moderation/EndClass";
import { useLastOfStaff } from "../tools/moderation/last";
import { useMyPoll } from "../tools/polls/usePolls";
import { useMay } from "../tools/presence/powers";
import { ReactMenu } from "../tools/reactions/ReactMenu";
import { Activities } from "./Activities";
import style from "./Controls.module.css";
import { useClass, useMyself, usePeople, useShown } from "./context";
import { More } from "./More";
import type { PanelName } from "./Panels";
import { useShell } from "./shell";
import { words } from "./strings";
import { CameraControl, HandControl, MicrophoneControl, ShareControl } from "./Toggles";

interface ControlsProps {
  phone: boolean;
  onLeave: () => void;
}

/** At most six controls and the way out; the rest is under More. Words are never hidden. */
export function Controls({ phone, onLeave }: ControlsProps) {
  const t = useT(words);
  const { info } = useClass();
  const { ask } = useShell();
  const last = useLastOfStaff();
  const staff = isStaff(info.role);
  const speaks = useMay("send_sound");
  const shows = useMay("send_picture");
  const shares = useMay("share_screen");
  const presents = useMyself()?.presenter ?? false;
  const raises = useMay("raise_hand");
  const reacts = useMay("react");
  const admits = useMay("admit");
  const ends = useMay("run_class");
  const leave = () => (last ? ask("leave") : onLeave());
  return (
    <>
      {!phone && <Clock />}
      <Tray label={t("controls")}>
        {speaks && <MicrophoneControl />}
        {shows && <CameraControl />}
        {!phone && shares && (staff || presents) && <ShareControl />}
        {staff ? <HandsControl /> : raises && <HandControl />}
        {reacts && !staff && !phone && (
          <ReactMenu
            target={<Control icon={<IconMoodSmile stroke={1.75} />} label={t("react")} data-testid="react" />}
          />
        )}
        {staff && <Activities />}
        {!phone && !staff && <PollControl />}
        {phone && !staff && <ChatControl />}
        <More phone={phone} onLeave={leave} />
        {!phone && <TrayGap />}
        {!phone && (
          <Control
            icon={<IconLogout stroke={1.75} />}
            label={t("leave")}
            look="leave"
            data-testid="leave-button"
            onClick={leave}
          />
        )}
        {!phone && ends && <EndClass />}
      </Tray>
      {!phone && (
        <div className={style.end}>
          {admits && <DoorControl />}
          <PanelControl name="people" testid="open-people" icon={<IconUsers stroke={1.75} />} word={t("people")} />
          <ChatControl />
          <PanelControl name="notes" testid="open-notes-panel" icon={<IconNotes stroke={1.75} />} word={t("notes")} />
          {staff && (
            <PanelControl
              name="ready"
              testid="open-ready"
              icon={<IconListCheck stroke={1.75} />}
              word={t("readiness")}
            />
          )}
        </div>
      )}
    </>
  );
}

function Clock() {
  const t = useT(words);
  const format = useFormat();
  const { info } = useClass();
  const now = useNow(5_000);
  const starts = Math.ceil((Date.parse(info.starts) - now.getTime()) / 60_000);
  const left = Math.ceil((Date.parse(info.ends) - now.getTime()) / 60_000);
  const far = left > 180; // a class that is open all day has no minutes to count
  const word =
    starts > 0
      ? t("starts_in", { count: starts })
      : left >= 0
        ? t("minutes_left", { count: left })
        : t("minutes_over", { count: -left });
  return (
    <div className={style.start}>
      <span className={`${style.clock} tabular`}>{format.time(now)}</span>
      {!far && <span className={style.left}>{word}</span>}
    </div>
  );
}

function HandsControl() {
  const t = useT(words);
  const { open } = useShell();
  const hands = usePeople().filter(({ hand }) => hand !== null).length;
  return (
    <Control
      icon={<IconHandStop stroke={1.75} />}
      label={t("hands")}
      count={hands}
      data-testid="open-hands"
      onClick={() => open("people")}
    />
  );
}

interface PanelControlProps {
  name: PanelName;
  testid: string;
  icon: ReactNode;
  word: string;
  count?: number;
}

function PanelControl({ name, testid, icon, word, count = 0 }: PanelControlProps) {
  const { panel, toggle } = useShell();
  return (
    <Control
      icon={icon}
      label={word}
      look={panel === name ? "on" : "plain"}
      count={panel === name ? 0 : count}
      aria-expanded={panel === name}
      data-testid={testid}
      onClick={() => toggle(name)}
    />
  );
}

function ChatControl() {
  const t = useT(words);
  const count = useUnread();
  return (
    <PanelControl
      name="chat"
      testid="open-chat"
      icon={<IconMessageCircle stroke={1.75} />}
      word={t("chat")}
      count={count}
    />
  );
}

function PollControl() {
  const t = useT(words);
  const poll = useMyPoll();
  if (poll === undefined) return null;
  return <PanelControl name="poll" testid="open-poll" icon={<IconChartBar stroke={1.75} />} word={t("poll")} />;
}

function DoorControl() {
  const t = useT(words);
  const count = useShown((room) => all(room, "waiting")).length;
  return (
    <PanelControl name="door" testid="open-door" icon={<IconDoor stroke={1.75} />} word={t("door")} count={count} />
  );
}
