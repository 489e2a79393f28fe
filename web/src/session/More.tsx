import { Menu } from "@mantine/core";
import {
  IconAlertCircle,
  IconDoor,
  IconDots,
  IconKeyboard,
  IconLanguage,
  IconListCheck,
  IconLock,
  IconLogout,
  IconMessageCircle,
  IconNotes,
  IconQuestionMark,
  IconScreenShare,
  IconSettings,
  IconTimeline,
  IconUsers,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Control } from "../design/Control";
import { words as language } from "../design/languageStrings";
import { useT } from "../design/strings";
import { useSide } from "../design/usePhone";
import { isStaff } from "../store/people";
import { one } from "../store/room";
import { AwayItem } from "../tools/attention/AwayItem";
import { useUnread } from "../tools/chat/unread";
import { useUnseen } from "../tools/incidents/useReports";
import { useBarred } from "../tools/locks/locked";
import { EndClass } from "../tools/moderation/EndClass";
import { useMay } from "../tools/presence/powers";
import { ReactMenu } from "../tools/reactions/ReactMenu";
import { SurfaceItems } from "../tools/showing/SurfaceItems";
import style from "./Controls.module.css";
import { useClass, useMyself, useShown } from "./context";
import type { PanelName } from "./Panels";
import { useShell } from "./shell";
import { words } from "./strings";
import { useShare } from "./Toggles";

const icon = (Icon: typeof IconUsers) => <Icon size={20} stroke={1.75} />;

/** What is seldom needed, and on phones what the tray has no place for. */
export function More({ phone, onLeave }: { phone: boolean; onLeave: () => void }) {
  const t = useT(words);
  const inLanguage = useT(language);
  const { info } = useClass();
  const { open, ask } = useShell();
  const staff = isStaff(info.role);
  const observer = info.role === "observer";
  const shares = useMay("share_screen");
  const presents = useMyself()?.presenter ?? false;
  const reacts = useMay("react");
  const publishes = useMay("publish");
  const admits = useMay("admit");
  const ends = useMay("run_class");
  const unread = useUnread();
  const reports = useUnseen();
  const planned = useShown((room) => (one(room, "plan", "plan")?.view.steps.length ?? 0) > 0);
  const to = (name: PanelName, testid: string, Icon: typeof IconUsers, word: ReactNode) => (
    <Menu.Item leftSection={icon(Icon)} data-testid={testid} onClick={() => open(name)}>
      {word}
    </Menu.Item>
  );
  return (
    <Menu position={useSide() ? "left-end" : "top"} shadow="md" width={280} radius="lg" trapFocus returnFocus>
      <Menu.Target>
        <Control
          icon={<IconDots stroke={1.75} />}
          label={t("more")}
          count={(phone && staff ? unread : 0) + reports}
          data-testid="more"
        />
      </Menu.Target>
      <Menu.Dropdown className={style.menu}>
        {phone && to("people", "open-people", IconUsers, t("people"))}
        {phone &&
          staff &&
          to(
            "chat",
            "open-chat",
            IconMessageCircle,
            <>
              {t("chat")}
              {unread > 0 && <span className={style.hint}>{t("unread", { count: unread })}</span>}
            </>,
          )}
        {phone && staff && to("notes", "open-notes-panel", IconNotes, t("notes"))}
        {phone && admits && to("door", "open-door", IconDoor, t("door"))}
        {phone && staff && to("ready", "open-ready", IconListCheck, t("readiness"))}
        {(phone || !(staff || presents)) && shares && <ShareItem />}
        {(phone || staff) && reacts && <ReactMenu.Row />}
        {!staff && <SurfaceItems />}
        {!staff && to("questions", "open-questions", IconQuestionMark, t("questions"))}
        {!staff && planned && to("plan", "open-plan", IconTimeline, t("plan"))}
        {publishes && <AwayItem />}
        {!staff && to("locks", "open-locks", IconLock, t("you_may"))}
        {to("devices", "open-devices", IconSettings, t("devices"))}
        {staff &&
          to(
            "incidents",
            "open-incidents",
            IconAlertCircle,
            <>
              {t("reports")}
              {reports > 0 && <span className={style.hint}>{t("reports_new", { count: reports })}</span>}
            </>,
          )}
        {!staff && !observer && (
          <Menu.Item leftSection={icon(IconAlertCircle)} data-testid="report-incident" onClick={() => ask("incident")}>
            {t("report")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={icon(IconLanguage)} data-testid="open-language" onClick={() => ask("language")}>
          {inLanguage("language")}
        </Menu.Item>
        <Menu.Item leftSection={icon(IconKeyboard)} onClick={() => ask("keys")}>
          {t("keys")}
        </Menu.Item>
        {phone && <Menu.Divider />}
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
        {phone && ends && <EndClass.Row />}
      </Menu.Dropdown>
    </Menu>
  );
}

function ShareItem() {
  const t = useT(words);
  const share = useShare();
  const locked = useBarred("screen") && !share.on;
  return (
    <Menu.Item
      leftSection={icon(locked ? IconLock : IconScreenShare)}
      data-testid="screen-toggle"
      data-state={share.on ? "on" : "off"}
      data-locked={locked || undefined}
      onClick={() => void share.press()}
    >
      {t(share.on ? "stop_share" : "share")}
      {locked && <span className={style.hint}>{t("locked_now")}</span>}
    </Menu.Item>
  );
}
