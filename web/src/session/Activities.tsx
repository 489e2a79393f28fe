import { Menu } from "@mantine/core";
import {
  IconAlertCircle,
  IconClock,
  IconDice3,
  IconLayoutGridAdd,
  IconLock,
  IconTimeline,
  IconUsersGroup,
} from "@tabler/icons-react";
import { Control } from "../design/Control";
import { useT } from "../design/strings";
import style from "./Controls.module.css";
import { useClass } from "./context";
import { useShell } from "./shell";
import { words } from "./strings";

/** What staff start in a class. */
export function Activities() {
  const t = useT(words);
  const { live } = useClass();
  const { open, show, ask, view } = useShell();
  const icon = (Icon: typeof IconClock) => <Icon size={20} stroke={1.75} />;
  return (
    <Menu position="top" shadow="md" width={280} radius="lg" trapFocus returnFocus>
      <Menu.Target>
        <Control icon={<IconLayoutGridAdd stroke={1.75} />} label={t("activities")} data-testid="activities" />
      </Menu.Target>
      <Menu.Dropdown className={style.menu}>
        <Menu.Item
          leftSection={icon(IconUsersGroup)}
          data-testid="open-groups"
          onClick={() => show(view === "groups" ? "stage" : "groups")}
        >
          {t(view === "groups" ? "back_to_stage" : "groups")}
        </Menu.Item>
        <Menu.Item leftSection={icon(IconTimeline)} data-testid="open-plan" onClick={() => open("plan")}>
          {t("plan")}
        </Menu.Item>
        <Menu.Item leftSection={icon(IconClock)} data-testid="open-timer" onClick={() => open("timer")}>
          {t("timer")}
        </Menu.Item>
        <Menu.Item
          leftSection={icon(IconDice3)}
          data-testid="pick-learner"
          onClick={() => live.tell({ kind: "pick.learner" })}
        >
          {t("pick")}
          <span className={style.hint}>{t("pick_more")}</span>
        </Menu.Item>
        <Menu.Item leftSection={icon(IconLock)} data-testid="open-locks" onClick={() => open("locks")}>
          {t("pupils_may")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={icon(IconAlertCircle)} data-testid="open-incident" onClick={() => ask("incident")}>
          {t("report")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
