import { IconArmchair, IconHandStop, IconMicrophone, IconMicrophoneOff, IconVideo } from "@tabler/icons-react";
import type { PersonNow } from "../../store/people";
import panel from "../panel.module.css";

/** The same marks as on the tile; the words beside them say it to readers. */
export function PersonIcons({ person }: { person: PersonNow }) {
  return (
    <span className={panel.icons} aria-hidden>
      {person.presence === "in_room" && <IconArmchair size={18} stroke={1.75} />}
      {person.hand !== null && <IconHandStop size={18} stroke={1.75} />}
      {person.camera && <IconVideo size={18} stroke={1.75} />}
      {person.microphone ? <IconMicrophone size={18} stroke={1.75} /> : <IconMicrophoneOff size={18} stroke={1.75} />}
    </span>
  );
}
