import {
  IconHandStop,
  IconLock,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
} from "@tabler/icons-react";
import { Control } from "../design/Control";
import { useT } from "../design/strings";
import { useBarred } from "../tools/locks/locked";
import { useMayShow, useShowing } from "../tools/showing/looking";
import { useClass, useLocal, useMyself } from "./context";
import { useShell } from "./shell";
import { words } from "./strings";
import { useTurn } from "./useTurn";

// What is on or off of oneself: the words say what a press does, `data-state` what is. What is locked stays in its
// place, with a lock, and a press says why.

function useNamed() {
  const t = useT(words);
  return (what: string) => ({ "aria-label": `${what}. ${t("locked_now")}`, "data-locked": true });
}

export function MicrophoneControl() {
  const t = useT(words);
  const turn = useTurn();
  const named = useNamed();
  const on = useLocal((state) => state.microphone.on);
  const locked = useBarred("microphone") && !on;
  const Icon = locked ? IconLock : on ? IconMicrophone : IconMicrophoneOff;
  return (
    <Control
      {...(locked ? named(t("unmute")) : {})}
      icon={<Icon stroke={1.75} />}
      label={t(on ? "mute" : "unmute")}
      look={on ? "plain" : "off"}
      data-testid="mic-toggle"
      data-state={on ? "on" : "off"}
      onClick={() => turn("microphone", !on)}
    />
  );
}

export function CameraControl() {
  const t = useT(words);
  const turn = useTurn();
  const named = useNamed();
  const on = useLocal((state) => state.camera.on);
  const locked = useBarred("camera") && !on;
  const Icon = locked ? IconLock : on ? IconVideo : IconVideoOff;
  return (
    <Control
      {...(locked ? named(t("camera")) : {})}
      icon={<Icon stroke={1.75} />}
      label={t("camera")}
      look={on ? "plain" : "off"}
      aria-pressed={on}
      data-testid="camera-toggle"
      data-state={on ? "on" : "off"}
      onClick={() => turn("camera", !on)}
    />
  );
}

export function useShare() {
  const t = useT(words);
  const { live } = useClass();
  const on = useLocal((state) => state.screen !== null);
  const locked = useBarred("screen");
  const shown = useShowing() !== undefined;
  const mayShow = useMayShow();
  const { look } = useShell();
  const press = async () => {
    if (on) return live.local.stopSharing();
    if (locked) return live.toast({ kind: "info", title: t("screen_locked"), more: t("locked_more") });
    if (!live.sending.mayShare) return live.toast({ kind: "info", title: t("share_not_here") });
    if (!(await live.local.share()))
      return live.toast({ kind: "info", title: t("share_refused"), more: t("share_refused_more") });
    if (shown && mayShow) live.tell({ kind: "showing.stop" }); // the screen takes its place
    look(null);
  };
  return { on, press };
}

export function ShareControl() {
  const t = useT(words);
  const { on, press } = useShare();
  return (
    <Control
      icon={on ? <IconScreenShareOff stroke={1.75} /> : <IconScreenShare stroke={1.75} />}
      label={t(on ? "stop_share" : "share")}
      look={on ? "on" : "plain"}
      aria-pressed={on}
      data-testid="screen-toggle"
      data-state={on ? "on" : "off"}
      onClick={() => void press()}
    />
  );
}

export function HandControl() {
  const t = useT(words);
  const { live, me } = useClass();
  const up = useMyself()?.hand != null;
  return (
    <Control
      icon={<IconHandStop stroke={1.75} />}
      label={t(up ? "lower" : "hand")}
      look={up ? "hand" : "plain"}
      aria-pressed={up}
      data-testid="hand-toggle"
      data-state={up ? "on" : "off"}
      onClick={() => live.tell(up ? { kind: "hand.lower", person: me.person.id } : { kind: "hand.raise" })}
    />
  );
}
