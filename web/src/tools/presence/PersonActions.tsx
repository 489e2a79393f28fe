import { Menu } from "@mantine/core";
import {
  IconArrowsMove,
  IconHandOff,
  IconMicrophone,
  IconMicrophoneOff,
  IconPresentation,
  IconUserMinus,
  IconVideoOff,
} from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { openSet } from "../../session/places";
import { isPupil, type PersonNow } from "../../store/people";
import { one } from "../../store/room";
import panel from "../panel.module.css";
import type { MenuPage } from "./MenuPages";
import { words } from "./strings";

interface PersonActionsProps {
  person: PersonNow;
  onPage: (page: MenuPage) => void;
  onRemove: () => void;
}

/** The first page of a person's menu. Switched off is from outside, switched on by themselves. */
export function PersonActions({ person, onPage, onRemove }: PersonActionsProps) {
  const t = useT(words);
  const { live, info } = useClass();
  const { id, name, spotlit } = person;
  const first = name.split(/\s+/)[0] ?? name;
  const groups = useShown(openSet) !== undefined;
  const asked = useShown((room) => one(room, "request", id))?.view;
  const removes = info.role !== "assistant";
  const pupil = isPupil(person.role);
  const icon = (Icon: typeof IconMicrophoneOff) => <Icon size={20} stroke={1.75} />;
  return (
    <>
      <Menu.Item
        leftSection={icon(IconMicrophoneOff)}
        disabled={!person.microphone}
        data-testid="mute-person"
        onClick={() => live.tell({ kind: "media.mute", person: id })}
      >
        {t("mute")}
        <span className={panel.hint}>{t("mute_hint", { name: first })}</span>
      </Menu.Item>
      {pupil && !person.microphone && (
        <Menu.Item
          leftSection={icon(IconMicrophone)}
          disabled={asked !== undefined}
          data-testid="ask-unmute"
          data-state={asked === undefined ? "off" : asked.accepted ? "accepted" : "asked"}
          onClick={() => live.tell({ kind: "media.ask_unmute", person: id })}
        >
          {t(asked === undefined ? "ask" : "asked")}
          <span className={panel.hint}>
            {t(asked === undefined ? "ask_hint" : asked.accepted ? "asked_yes" : "asked_hint", { name: first })}
          </span>
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={icon(IconVideoOff)}
        disabled={!person.camera}
        data-testid="stop-camera"
        onClick={() => live.tell({ kind: "media.stop_camera", person: id })}
      >
        {t("stop_camera")}
        <span className={panel.hint}>{t("stop_camera_hint", { name: first })}</span>
      </Menu.Item>
      {person.role !== "observer" && (
        <Menu.Item
          leftSection={icon(IconPresentation)}
          data-testid="spotlight"
          data-state={spotlit ? "on" : "off"}
          onClick={() => live.tell({ kind: "stage.spotlight", person: spotlit ? null : id })}
        >
          {t(spotlit ? "spotlight_off" : "spotlight")}
        </Menu.Item>
      )}
      {person.hand !== null && (
        <Menu.Item leftSection={icon(IconHandOff)} onClick={() => live.tell({ kind: "hand.lower", person: id })}>
          {t("lower")}
        </Menu.Item>
      )}
      {groups && <Menu.Divider />}
      {groups && person.role !== "observer" && (
        <Menu.Item
          leftSection={icon(IconArrowsMove)}
          closeMenuOnClick={false}
          data-testid="move-to"
          onClick={() => onPage("move")}
        >
          {t("move")}
        </Menu.Item>
      )}
      {pupil && removes && <Menu.Divider />}
      {pupil && removes && (
        <Menu.Item
          leftSection={icon(IconUserMinus)}
          c="var(--cr-alert-text)"
          data-testid="remove-person"
          onClick={onRemove}
        >
          {t("remove")}
          <span className={panel.hint}>{t("remove_hint")}</span>
        </Menu.Item>
      )}
    </>
  );
}
