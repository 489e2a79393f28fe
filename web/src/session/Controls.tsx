import { Menu } from "@mantine/core";
import {
  IconDoor,
  IconDots,
  IconHandStop,
  IconKeyboard,
  IconListCheck,
  IconLogout,
  IconMessageCircle,
  IconMoodSmile,
  IconScreenShare,
  IconSettings,
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
import { ReactMenu } from "../tools/reactions/ReactMenu";
import style from "./Controls.module.css";
import { useClass, usePeople, useShown } from "./context";
import type { PanelName } from "./Panels";
import { words } from "./strings";
import { CameraControl, HandControl, MicrophoneControl, ShareControl, useShare } from "./Toggles";

interface ControlsProps {
  panel: PanelName | null;
  onPanel: (panel: PanelName) => void;
  phone: boolean;
  onLeave: () => void;
  onKeys: () => void;
}

/** At most six controls and the way out; the rest is under More. Words are never hidden. */
export function Controls({ panel, onPanel, phone, onLeave, onKeys }: ControlsProps) {
  const t = useT(words);
  const { info } = useClass();
  const staff = isStaff(info.role);
  const observer = info.role === "observer";
  return (
    <>
      {!phone && <Clock />}
      <Tray label={t("controls")}>
        {!observer && <MicrophoneControl />}
        {!observer && <CameraControl />}
        {!observer && !phone && staff && <ShareControl />}
        {staff ? <HandsControl panel={panel} onPanel={onPanel} /> : !observer && <HandControl />}
        {!observer && !staff && !phone && (
          <ReactMenu target={<Control icon={<IconMoodSmile stroke={1.75} />} label={t("react")} />} />
        )}
        {phone && <ChatControl panel={panel} onPanel={onPanel} />}
        <More panel={panel} onPanel={onPanel} phone={phone} onLeave={onLeave} onKeys={onKeys} />
        {!phone && <TrayGap />}
        {!phone && (
          <Control
            icon={<IconLogout stroke={1.75} />}
            label={t("leave")}
            look="leave"
            data-testid="leave-button"
            onClick={onLeave}
          />
        )}
        {!phone && staff && <EndClass />}
      </Tray>
      {!phone && (
        <div className={style.end}>
          {staff && <DoorControl panel={panel} onPanel={onPanel} />}
          <PanelControl
            name="people"
            testid="open-people"
            icon={<IconUsers stroke={1.75} />}
            word={t("people")}
            panel={panel}
            onPanel={onPanel}
          />
          <ChatControl panel={panel} onPanel={onPanel} />
          {staff && (
            <PanelControl
              name="ready"
              testid="open-ready"
              icon={<IconListCheck stroke={1.75} />}
              word={t("readiness")}
              panel={panel}
              onPanel={onPanel}
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

interface Opens {
  panel: PanelName | null;
  onPanel: (panel: PanelName) => void;
}

function HandsControl({ panel, onPanel }: Opens) {
  const t = useT(words);
  const hands = usePeople().filter(({ hand }) => hand !== null).length;
  const press = () => panel !== "people" && onPanel("people");
  return (
    <Control
      icon={<IconHandStop stroke={1.75} />}
      label={t("hands")}
      count={hands}
      data-testid="open-hands"
      onClick={press}
    />
  );
}

interface PanelControlProps extends Opens {
  name: PanelName;
  testid: string;
  icon: ReactNode;
  word: string;
  count?: number;
}

function PanelControl({ name, testid, icon, word, count = 0, panel, onPanel }: PanelControlProps) {
  return (
    <Control
      icon={icon}
      label={word}
      look={panel === name ? "on" : "plain"}
      count={panel === name ? 0 : count}
      aria-expanded={panel === name}
      data-testid={testid}
      onClick={() => onPanel(name)}
    />
  );
}

function ChatControl(opens: Opens) {
  const t = useT(words);
  const count = useUnread();
  return (
    <PanelControl
      {...opens}
      name="chat"
      testid="open-chat"
      icon={<IconMessageCircle stroke={1.75} />}
      word={t("chat")}
      count={count}
    />
  );
}

function DoorControl(opens: Opens) {
  const t = useT(words);
  const count = useShown((room) => all(room, "waiting")).length;
  return (
    <PanelControl
      {...opens}
      name="door"
      testid="open-door"
      icon={<IconDoor stroke={1.75} />}
      word={t("door")}
      count={count}
    />
  );
}

function More({ panel, onPanel, phone, onLeave, onKeys }: ControlsProps) {
  const t = useT(words);
  const { info } = useClass();
  const staff = isStaff(info.role);
  const share = useShare();
  const icon = (Icon: typeof IconUsers) => <Icon size={20} stroke={1.75} />;
  return (
    <Menu position="top" shadow="md" width={280} radius="lg" trapFocus returnFocus>
      <Menu.Target>
        <Control icon={<IconDots stroke={1.75} />} label={t("more")} data-testid="more" />
      </Menu.Target>
      <Menu.Dropdown className={style.menu}>
        {phone && (
          <Menu.Item
            leftSection={icon(IconLogout)}
            className={style.leave}
            data-testid="leave-button"
            onClick={onLeave}
          >
            {t("leave")}
          </Menu.Item>
        )}
        {phone && (
          <Menu.Item
            leftSection={icon(IconUsers)}
            data-testid="open-people"
            onClick={() => panel !== "people" && onPanel("people")}
          >
            {t("people")}
          </Menu.Item>
        )}
        {phone && staff && (
          <Menu.Item
            leftSection={icon(IconDoor)}
            data-testid="open-door"
            onClick={() => panel !== "door" && onPanel("door")}
          >
            {t("door")}
          </Menu.Item>
        )}
        {phone && staff && (
          <Menu.Item
            leftSection={icon(IconListCheck)}
            data-testid="open-ready"
            onClick={() => panel !== "ready" && onPanel("ready")}
          >
            {t("readiness")}
          </Menu.Item>
        )}
        {(phone || !staff) && info.role !== "observer" && (
          <Menu.Item
            leftSection={icon(IconScreenShare)}
            data-testid="screen-toggle"
            data-state={share.on ? "on" : "off"}
            onClick={() => void share.press()}
          >
            {t(share.on ? "stop_share" : "share")}
          </Menu.Item>
        )}
        {(phone || staff) && info.role !== "observer" && <ReactMenu.Row />}
        <Menu.Item
          leftSection={icon(IconSettings)}
          data-testid="open-devices"
          onClick={() => panel !== "devices" && onPanel("devices")}
        >
          {t("devices")}
        </Menu.Item>
        <Menu.Item leftSection={icon(IconKeyboard)} onClick={onKeys}>
          {t("keys")}
        </Menu.Item>
        {phone && staff && <EndClass.Row />}
      </Menu.Dropdown>
    </Menu>
  );
}
