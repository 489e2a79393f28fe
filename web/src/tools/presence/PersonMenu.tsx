import { ActionIcon, Button, Menu, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDots, IconHandOff, IconMicrophoneOff, IconUserMinus, IconVideoOff } from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { PersonNow } from "../../store/people";
import panel from "../panel.module.css";
import { words } from "./strings";

const BESIDE_PX = 316; // beside the panel, not over the row

/** What staff may do with one person: switch off, never on; take out, after a question. */
export function PersonMenu({ person }: { person: PersonNow }) {
  const t = useT(words);
  const { live } = useClass();
  const [asking, setAsking] = useState(false);
  const { id, name } = person;
  const first = name.split(/\s+/)[0] ?? name;
  const wide = useMediaQuery("(min-width: 960px)") ?? false;
  const icon = (Icon: typeof IconDots) => <Icon size={20} stroke={1.75} />;
  return (
    <>
      <Menu
        position="left-start"
        offset={wide ? BESIDE_PX : 8}
        shadow="md"
        width={290}
        radius="lg"
        trapFocus
        returnFocus
      >
        <Menu.Target>
          <ActionIcon aria-label={t("more_for", { name })} data-testid="person-menu">
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={panel.menu}>
          <Menu.Label className={panel.menuName}>{name}</Menu.Label>
          <Menu.Item
            leftSection={icon(IconMicrophoneOff)}
            disabled={!person.microphone}
            data-testid="mute-person"
            onClick={() => live.tell({ kind: "media.mute", person: id })}
          >
            {t("mute")}
            <span className={panel.hint}>{t("mute_hint", { name: first })}</span>
          </Menu.Item>
          <Menu.Item
            leftSection={icon(IconVideoOff)}
            disabled={!person.camera}
            data-testid="stop-camera"
            onClick={() => live.tell({ kind: "media.stop_camera", person: id })}
          >
            {t("stop_camera")}
            <span className={panel.hint}>{t("stop_camera_hint", { name: first })}</span>
          </Menu.Item>
          {person.hand !== null && (
            <Menu.Item leftSection={icon(IconHandOff)} onClick={() => live.tell({ kind: "hand.lower", person: id })}>
              {t("lower")}
            </Menu.Item>
          )}
          {!person.staff && <Menu.Divider />}
          {!person.staff && (
            <Menu.Item
              leftSection={icon(IconUserMinus)}
              c="var(--cr-alert-text)"
              data-testid="remove-person"
              onClick={() => setAsking(true)}
            >
              {t("remove")}
              <span className={panel.hint}>{t("remove_hint")}</span>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("remove_title", { name })}
        centered
        radius={20}
        withCloseButton={false}
      >
        <p>{t("remove_body", { name: first })}</p>
        <div className={panel.foot} style={{ marginBlockStart: 20 }}>
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {t("cancel")}
          </Button>
          <Button
            color="brick"
            data-testid="remove-confirm"
            onClick={() => {
              live.tell({ kind: "presence.remove", person: id });
              setAsking(false);
            }}
          >
            {t("remove_yes")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
