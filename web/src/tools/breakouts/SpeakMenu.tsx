import { ActionIcon, Menu } from "@mantine/core";
import { IconChevronDown, IconMessageCircle, IconSpeakerphone } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useActions } from "./actions";
import style from "./groups.module.css";
import { words } from "./strings";
import type { Table } from "./tables";

interface SpeakMenuProps {
  /** What a filter shows; null: all are shown. */
  shown: readonly Table[] | null;
  several: boolean;
  onSeveral: () => void;
}

/** Speak to all with one press; to some, and in writing, by the list beside it. */
export function SpeakMenu({ shown, several, onSeveral }: SpeakMenuProps) {
  const t = useT(words);
  const { speak, write, chosen } = useActions();
  const rooms = shown?.map(({ key }) => key) ?? [];
  const voice = <IconSpeakerphone size={20} stroke={1.75} />;
  const text = <IconMessageCircle size={20} stroke={1.75} />;
  return (
    <span className={style.split}>
      <button
        type="button"
        className={buttons.line}
        title={t("hold_space")}
        data-testid="speak-to-all"
        onClick={() => speak({ rooms: null })}
      >
        <IconSpeakerphone size={18} stroke={1.75} aria-hidden />
        {t("speak_all")}
      </button>
      <Menu position="bottom-end" width={270} returnFocus>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t("speak_more")} data-testid="speak-more">
            <IconChevronDown size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rooms.length > 0 && (
            <Menu.Item leftSection={voice} onClick={() => speak({ rooms })}>
              {t("speak_shown", { count: rooms.length })}
            </Menu.Item>
          )}
          {chosen.length > 0 && (
            <Menu.Item leftSection={voice} data-testid="speak-to-chosen" onClick={() => speak({ rooms: chosen })}>
              {t("speak_chosen", { count: chosen.length })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={text} onClick={() => write({ rooms: null, name: "" })}>
            {t("write_all")}
          </Menu.Item>
          {rooms.length > 0 && (
            <Menu.Item
              leftSection={text}
              onClick={() => write({ rooms, name: t("write_many", { count: rooms.length }) })}
            >
              {t("write_shown", { count: rooms.length })}
            </Menu.Item>
          )}
          <Menu.Item role="menuitemcheckbox" aria-checked={several} onClick={onSeveral}>
            {t("choose_several")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
