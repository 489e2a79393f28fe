import {
  IconArmchair,
  IconHandStop,
  IconMicrophone,
  IconMicrophoneOff,
  IconMoon,
  IconScreenShare,
  IconUser,
} from "@tabler/icons-react";
import { Suspense, useCallback, useState } from "react";
import { initials, tintOf } from "../design/Seat";
import { useT } from "../design/strings";
import { pictureOf } from "../media/slots";
import { useClass, useLive, useLocal, useMedia } from "../session/context";
import { GlassPane } from "../session/parts";
import type { PersonNow } from "../store/people";
import { useBarred } from "../tools/locks/locked";
import { AUDIBLE } from "./layout";
import { words } from "./strings";
import style from "./Tile.module.css";
import { Video } from "./Video";

interface TileProps {
  person: PersonNow;
  kind: "camera" | "screen";
  big?: boolean;
  /** Where the pens for a screen stand, beside the picture and not over it. */
  tools?: HTMLElement | null;
}

/** A person, or what they show. One group with one name; the picture inside has none of its own. */
export function Tile({ person, kind, big = false, tools = null }: TileProps) {
  const t = useT(words);
  const { live, me } = useClass();
  const own = person.id === me.person.id;
  const nameless = useBarred("names") && !own && !person.staff;
  const name = nameless ? t("someone") : person.name;
  const track = useTrack(person, kind, own);
  const [seen, setSeen] = useState<MediaStreamTrack | null>(null);
  const [ratio, setRatio] = useState<number | null>(null);
  const level = useLive((state) => state.levels[person.id]);
  const speaking = kind === "camera" && person.microphone && level !== undefined && level <= AUDIBLE;
  const short = big || person.staff || nameless ? name : (name.split(/\s+/)[0] ?? name);
  const onElement = useCallback((video: HTMLVideoElement) => live.moves.watch(video, person.id), [live, person.id]);
  const said = [
    name,
    own && t("you"),
    kind === "screen" && t("sharing", { name }),
    speaking ? t("speaking") : person.microphone ? t("mic_on") : t("mic_off"),
    person.hand !== null && t("hand_up", { place: person.hand }),
    person.presence === "in_room" && t("in_room_lower"),
    person.away && t("away"),
    person.reconnecting && t("reconnecting"),
  ];
  const look = [style.tile, big && style.big, speaking && style.speaking, kind === "screen" && style.screen];
  const wanted = kind === "screen" ? person.screen : person.camera;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; a tile is a plain group
    <div
      role="group"
      aria-label={said.filter(Boolean).join(", ")}
      className={look.filter(Boolean).join(" ")}
      data-testid="tile"
      data-id={person.id}
      data-kind={kind}
      data-state={kind === "screen" ? "live" : !person.camera ? "off" : person.microphone ? "live" : "muted"}
    >
      {person.hand !== null && kind === "camera" && (
        <span className={style.hand} aria-hidden>
          <IconHandStop size={big ? 20 : 16} stroke={1.75} />
          <b>{person.hand}</b>
        </span>
      )}
      <div className={style.inside}>
        {!(wanted && seen === track && track) && <Off person={person} nameless={nameless} waiting={wanted && !own} />}
        {wanted && track && (
          <Video
            track={track}
            mirrored={own && kind === "camera"}
            whole={kind === "screen"}
            remote={!own}
            onElement={own ? undefined : onElement}
            onPicture={() => setSeen(track)}
            onRatio={kind === "screen" && big ? setRatio : undefined}
          />
        )}
        {kind === "screen" && big && ratio !== null && (
          <Suspense fallback={null}>
            <GlassPane person={person.id} ratio={ratio} tools={tools} />
          </Suspense>
        )}
        {person.reconnecting && <span className={style.lost}>{t("reconnecting")}</span>}
        <span className={style.name} aria-hidden>
          <NameIcon kind={kind} speaking={speaking} open={person.microphone} />
          <span className="cut">
            {kind === "screen" ? (own ? t("you_share") : t("sharing", { name })) : short}
            {own && kind === "camera" && ` · ${t("you")}`}
          </span>
        </span>
        {kind === "camera" && (
          <span className={style.badges} aria-hidden>
            {person.away && (
              <span className={style.badge}>
                <IconMoon size={14} stroke={1.75} />
                {t("away")}
              </span>
            )}
            {person.presence === "in_room" && (
              <span className={style.badge}>
                <IconArmchair size={14} stroke={1.75} />
                {big && t("in_room")}
              </span>
            )}
          </span>
        )}
      </div>
    </div>
  );
}

function Off({ person, nameless, waiting }: { person: PersonNow; nameless: boolean; waiting: boolean }) {
  const t = useT(words);
  const tint = tintOf(person.id);
  if (waiting) {
    return (
      <span className={style.waiting} aria-hidden>
        {t("connecting")}
      </span>
    );
  }
  return (
    <span
      className={style.off}
      style={{ background: `var(--cr-${tint}-soft)`, color: `var(--cr-${tint}-text)` }}
      aria-hidden
    >
      {nameless ? <IconUser stroke={1.5} /> : initials(person.name)}
    </span>
  );
}

function NameIcon({ kind, speaking, open }: { kind: TileProps["kind"]; speaking: boolean; open: boolean }) {
  if (kind === "screen") return <IconScreenShare size={16} stroke={1.75} />;
  if (speaking) {
    return (
      <span className={style.bars}>
        <i />
        <i />
        <i />
      </span>
    );
  }
  return open ? (
    <IconMicrophone size={14} stroke={1.75} />
  ) : (
    <IconMicrophoneOff size={14} stroke={1.75} className={style.closed} />
  );
}

/** The picture of a person: one's own from the device, another's from the place that the server gave it. */
function useTrack(person: PersonNow, kind: TileProps["kind"], own: boolean): MediaStreamTrack | null {
  const mine = useLocal((state) => (kind === "screen" ? state.screen : state.camera.on ? state.camera.track : null));
  const theirs = useMedia((state) => {
    const mid = pictureOf(state.comings, person.id, kind);
    return mid === null ? null : (state.tracks.get(mid) ?? null);
  });
  return own && mine ? mine : theirs;
}
