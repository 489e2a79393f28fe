import { ActionIcon } from "@mantine/core";
import { IconPin, IconPinnedOff } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { all } from "../../store/room";
import type { PinView } from "../../wire/generated";
import { useMay } from "../presence/powers";
import style from "./ChatPanel.module.css";
import { words } from "./strings";

/** What staff keep above the chat: of this room, and of all rooms. A press goes to the message, if it is on the page. */
export function Pins({ room, onJump }: { room: string | null; onJump: (id: string) => void }) {
  const t = useT(words);
  const pins = useShown((shown) => all(shown, "pin")).filter((pin) => pin.room === null || pin.room === room);
  if (pins.length === 0) return null;
  return (
    <ul className={style.pins} aria-label={t("pins")} data-testid="chat-pins">
      {pins.map(({ id, view }) => (
        <Pinned key={id} id={id} pin={view} onJump={() => onJump(id)} />
      ))}
    </ul>
  );
}

function Pinned({ id, pin, onJump }: { id: string; pin: PinView; onJump: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const moderates = useMay("moderate");
  const name = useShown((room) => nameOf(room, pin.author)) ?? t("gone");
  return (
    <li>
      <IconPin size={18} stroke={1.75} role="img" aria-label={t("pinned")} />
      <button type="button" onClick={onJump} dir="auto">
        <b>{name}</b> {pin.text}
      </button>
      {moderates && (
        <ActionIcon aria-label={t("unpin")} onClick={() => live.tell({ kind: "chat.pin", id, on: false })}>
          <IconPinnedOff size={18} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  );
}
