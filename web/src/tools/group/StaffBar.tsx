import { IconDoorEnter, IconEar, IconLifebuoy, IconMicrophone, IconUsersGroup } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { groupName } from "../../session/places";
import { useShell } from "../../session/shell";
import { MAIN } from "../../store/people";
import { all, one } from "../../store/room";
import { CastBar } from "../breakouts/CastBar";
import { useCast } from "../breakouts/useCast";
import { useMay } from "../presence/powers";
import { Bar } from "./Bar";
import style from "./group.module.css";
import { words } from "./strings";
import type { Group } from "./useGroup";

/** Where one's voice and ear are, and the way to all groups, while staff look at the stage. */
export function StaffBar({ group: { set, room, name, listened } }: { group: Group }) {
  const t = useT(words);
  const { live, me } = useClass();
  const { show } = useShell();
  const { cast, start, stop } = useCast();
  const calling = useShown((shown) => all(shown, "call").filter(({ view }) => view.claimed_by === null).length);
  const call = useShown((shown) => (room === null ? undefined : one(shown, "call", room)));
  const listen = (to: string | null) => live.tell({ kind: "voice.listen", room: to });
  const go = (to: string) => live.tell({ kind: "breakout.go", to });
  const overview = useMay("move_people") && (
    <button type="button" className={buttons.line} data-testid="show-groups" onClick={() => show("groups")}>
      <IconUsersGroup size={18} stroke={1.75} aria-hidden />
      {t("show_groups")}
    </button>
  );
  if (cast) {
    return (
      <CastBar rooms={cast.view.rooms} total={set.rooms.length} since_ms={cast.view.since_ms} onStop={stop}>
        {overview}
      </CastBar>
    );
  }
  if (listened !== null) {
    return (
      <Bar
        look="accent"
        lead={<IconEar size={24} stroke={1.75} aria-hidden className={style.icon} />}
        title={t("listening_to", { name: groupName(set, listened) ?? "" })}
        more={t("listening_more")}
      >
        <button type="button" className={buttons.line} data-testid="speak-here" onClick={() => start([listened])}>
          <IconMicrophone size={18} stroke={1.75} aria-hidden />
          {t("speak_here")}
        </button>
        <button type="button" className={buttons.line} data-testid="listen-go-in" onClick={() => go(listened)}>
          {t("go_in")}
        </button>
        <button type="button" className={buttons.line} data-testid="stop-listening" onClick={() => listen(null)}>
          {t("stop")}
        </button>
        {overview}
      </Bar>
    );
  }
  if (room !== null) {
    return (
      <Bar
        look="accent"
        lead={<IconDoorEnter size={24} stroke={1.75} aria-hidden className={style.icon} />}
        title={t("you_are_in", { name: name ?? "" })}
        more={t("you_are_in_more")}
      >
        {call?.view.claimed_by === me.person.id && (
          <button
            type="button"
            className={buttons.line}
            data-testid="help-resolve"
            data-id={room}
            onClick={() => live.tell({ kind: "help.resolve", id: room })}
          >
            {t("done_helping")}
          </button>
        )}
        <button type="button" className={buttons.line} data-testid="back-to-main" onClick={() => go(MAIN)}>
          {t("back_to_class")}
        </button>
        {overview}
      </Bar>
    );
  }
  return (
    <Bar
      look={calling > 0 ? "hand" : "plain"}
      lead={
        calling > 0 ? (
          <IconLifebuoy size={24} stroke={1.75} aria-hidden className={style.icon} />
        ) : (
          <IconUsersGroup size={24} stroke={1.75} aria-hidden className={style.icon} />
        )
      }
      title={t("open_title", { count: set.rooms.length })}
      more={calling > 0 ? t("calling", { count: calling }) : set.name}
    >
      {overview}
    </Bar>
  );
}
