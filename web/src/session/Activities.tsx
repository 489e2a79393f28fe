import { Menu } from "@mantine/core";
import {
  IconChartBar,
  IconDice3,
  IconHourglass,
  IconLayoutGridAdd,
  IconLock,
  IconQuestionMark,
  IconTimeline,
  IconUsersGroup,
} from "@tabler/icons-react";
import { Control } from "../design/Control";
import { useT } from "../design/strings";
import { useSide } from "../design/usePhone";
import { usePick } from "../tools/picks/usePick";
import { useMay } from "../tools/presence/powers";
import { useUnseenQuestions } from "../tools/questions/unseen";
import { SurfaceItems } from "../tools/showing/SurfaceItems";
import style from "./Controls.module.css";
import { useShell } from "./shell";
import { words } from "./strings";

/** What staff start in a class. */
export function Activities() {
  const t = useT(words);
  const pick = usePick();
  const { open, show, view } = useShell();
  const groups = useMay("move_people");
  const leads = useMay("lead");
  const questions = useUnseenQuestions();
  const icon = (Icon: typeof IconLock) => <Icon size={20} stroke={1.75} />;
  return (
    <Menu position={useSide() ? "left-end" : "top"} shadow="md" width={280} radius="lg" trapFocus returnFocus>
      <Menu.Target>
        <Control
          icon={<IconLayoutGridAdd stroke={1.75} />}
          label={t("activities")}
          count={questions}
          data-testid="activities"
        />
      </Menu.Target>
      <Menu.Dropdown className={style.menu}>
        {groups && (
          <Menu.Item
            leftSection={icon(IconUsersGroup)}
            data-testid="open-groups"
            onClick={() => show(view === "groups" ? "stage" : "groups")}
          >
            {t(view === "groups" ? "back_to_stage" : "groups")}
          </Menu.Item>
        )}
        <SurfaceItems />
        <Menu.Item leftSection={icon(IconQuestionMark)} data-testid="open-questions" onClick={() => open("questions")}>
          {t("questions")}
          {questions > 0 && <span className={style.hint}>{t("questions_new", { count: questions })}</span>}
        </Menu.Item>
        {leads && (
          <Menu.Item leftSection={icon(IconDice3)} data-testid="pick-learner" onClick={() => pick(false)}>
            {t("pick")}
          </Menu.Item>
        )}
        {leads && (
          <Menu.Item leftSection={icon(IconChartBar)} data-testid="poll-new" onClick={() => open("poll")}>
            {t("ask")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={icon(IconTimeline)} data-testid="open-plan" onClick={() => open("plan")}>
          {t("plan")}
        </Menu.Item>
        {leads && (
          <Menu.Item leftSection={icon(IconHourglass)} data-testid="open-timer" onClick={() => open("timer")}>
            {t("timer")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={icon(IconLock)} data-testid="open-locks" onClick={() => open("locks")}>
          {t(leads ? "pupils_may" : "you_may")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
