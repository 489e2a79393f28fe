import { ActionIcon, Menu } from "@mantine/core";
import { IconChevronUp, IconMicrophoneOff } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, usePeople } from "../../session/context";
import panel from "../panel.module.css";
import { words } from "./strings";

const MOST = 8; // a menu, not a second list of people

/** Mutes all pupils; the menu beside it leaves out one who is speaking. */
export function MuteAll() {
  const t = useT(words);
  const { live } = useClass();
  const open = usePeople().filter((person) => !person.staff && person.microphone);
  const mute = (but?: { id: string; name: string }) => {
    live
      .obey({ kind: "media.mute_all", but: but ? [but.id] : [] })
      .then(() => live.toast({ kind: "info", title: but ? t("muted_but", { name: but.name }) : t("muted_all") }))
      .catch(() => {});
  };
  return (
    <span className={panel.pair}>
      <button type="button" className={buttons.line} onClick={() => mute()} data-testid="mute-all">
        <IconMicrophoneOff size={18} stroke={1.75} aria-hidden />
        {t("mute_all")}
      </button>
      <Menu position="top-start" shadow="md" width={260} radius="lg" trapFocus returnFocus>
        <Menu.Target>
          <ActionIcon aria-label={t("mute_all_but")} data-testid="mute-all-but">
            <IconChevronUp size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={panel.menu}>
          <Menu.Label>{t(open.length === 0 ? "nobody_open" : "mute_all_but")}</Menu.Label>
          {open.slice(0, MOST).map((person) => (
            <Menu.Item key={person.id} data-id={person.id} onClick={() => mute(person)}>
              {person.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
