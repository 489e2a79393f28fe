import { Menu } from "@mantine/core";
import {
  IconArrowsMove,
  IconDoorExit,
  IconHandOff,
  IconMicrophone,
  IconMicrophoneOff,
  IconPresentation,
  IconScreenShare,
  IconScreenShareOff,
  IconUserMinus,
  IconUserStar,
  IconVideoOff,
} from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { openSet } from "../../session/places";
import { isPupil, type PersonNow } from "../../store/people";
import { one } from "../../store/room";
import panel from "../panel.module.css";
import type { MenuPage } from "./MenuPages";
import { may, mayGive, useMay } from "./powers";
import { words } from "./strings";

interface PersonActionsProps {
  person: PersonNow;
  onPage: (page: MenuPage) => void;
  onRemove: () => void;
}

const icon = (Icon: typeof IconMicrophoneOff) => <Icon size={20} stroke={1.75} />;
const firstOf = (name: string) => name.split(/\s+/)[0] ?? name;

/** The first page of a person's menu. Switched off is from outside, switched on by themselves. */
export function PersonActions({ person, onPage, onRemove }: PersonActionsProps) {
  const t = useT(words);
  const { live, info } = useClass();
  const { id, name, spotlit, presenter } = person;
  const first = firstOf(name);
  const groups = useShown(openSet) !== undefined;
  const moderates = useMay("moderate");
  const leads = useMay("lead") && person.role !== "observer";
  const moves = useMay("move_people") && groups && person.role !== "observer";
  const removes = useMay("remove") && isPupil(person.role);
  const sends = useMay("admit") && isPupil(person.role);
  const gives = mayGive(info.role, person.role);
  return (
    <>
      {moderates && <SoundAndPicture person={person} />}
      {leads && (
        <Menu.Item
          leftSection={icon(IconPresentation)}
          data-testid="spotlight"
          data-state={spotlit ? "on" : "off"}
          onClick={() => live.tell({ kind: "stage.spotlight", person: spotlit ? null : id })}
        >
          {t(spotlit ? "spotlight_off" : "spotlight")}
        </Menu.Item>
      )}
      {leads && (
        <Menu.Item
          leftSection={icon(presenter ? IconScreenShareOff : IconScreenShare)}
          data-testid="let-present"
          data-state={presenter ? "on" : "off"}
          onClick={() => live.tell({ kind: "people.present", person: id, on: !presenter })}
        >
          {t(presenter ? "present_off" : "present")}
          <span className={panel.hint}>{t(presenter ? "present_off_hint" : "present_hint", { name: first })}</span>
        </Menu.Item>
      )}
      {moderates && person.hand !== null && (
        <Menu.Item leftSection={icon(IconHandOff)} onClick={() => live.tell({ kind: "hand.lower", person: id })}>
          {t("lower")}
        </Menu.Item>
      )}
      {(moves || gives) && <Menu.Divider />}
      {moves && (
        <Menu.Item
          leftSection={icon(IconArrowsMove)}
          closeMenuOnClick={false}
          data-testid="move-to"
          onClick={() => onPage("move")}
        >
          {t("move")}
        </Menu.Item>
      )}
      {gives && (
        <Menu.Item
          leftSection={icon(IconUserStar)}
          closeMenuOnClick={false}
          data-testid="role-of"
          onClick={() => onPage("role")}
        >
          {t("role")}
          <span className={panel.hint}>{t(person.role)}</span>
        </Menu.Item>
      )}
      {(sends || removes) && <Menu.Divider />}
      {sends && (
        <Menu.Item
          leftSection={icon(IconDoorExit)}
          data-testid="send-out"
          onClick={() => live.tell({ kind: "door.send_out", person: id })}
        >
          {t("send_out")}
          <span className={panel.hint}>{t("send_out_hint", { name: first })}</span>
        </Menu.Item>
      )}
      {removes && (
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

/** Switched off from outside, asked for, and never switched on. */
function SoundAndPicture({ person }: { person: PersonNow }) {
  const t = useT(words);
  const { live } = useClass();
  const { id } = person;
  const name = firstOf(person.name);
  const asked = useShown((room) => one(room, "request", id))?.view;
  const speaks = useShown((room) => may(room, id, person.role, "send_sound"));
  return (
    <>
      <Menu.Item
        leftSection={icon(IconMicrophoneOff)}
        disabled={!person.microphone}
        data-testid="mute-person"
        onClick={() => live.tell({ kind: "media.mute", person: id })}
      >
        {t("mute")}
        <span className={panel.hint}>{t("mute_hint", { name })}</span>
      </Menu.Item>
      {isPupil(person.role) && speaks && !person.microphone && (
        <Menu.Item
          leftSection={icon(IconMicrophone)}
          disabled={asked !== undefined}
          data-testid="ask-unmute"
          data-state={asked === undefined ? "off" : asked.accepted ? "accepted" : "asked"}
          onClick={() => live.tell({ kind: "media.ask_unmute", person: id })}
        >
          {t(asked === undefined ? "ask" : "asked")}
          <span className={panel.hint}>
            {t(asked === undefined ? "ask_hint" : asked.accepted ? "asked_yes" : "asked_hint", { name })}
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
        <span className={panel.hint}>{t("stop_camera_hint", { name })}</span>
      </Menu.Item>
    </>
  );
}
