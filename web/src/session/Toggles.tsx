import {
  IconHandStop,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
} from "@tabler/icons-react";
import { Control } from "../design/Control";
import { useT } from "../design/strings";
import { useClass, useLocal, useMyself } from "./context";
import { words } from "./strings";

// What is on or off of oneself: the words say what a press does, `data-state` what is.

export function MicrophoneControl() {
  const t = useT(words);
  const { live } = useClass();
  const on = useLocal((state) => state.microphone.on);
  const press = () => {
    if (!on && !live.sending.maySpeak) live.toast({ kind: "info", title: t("no_mic_here") });
    else void live.local.turn("microphone", !on);
  };
  return (
    <Control
      icon={on ? <IconMicrophone stroke={1.75} /> : <IconMicrophoneOff stroke={1.75} />}
      label={t(on ? "mute" : "unmute")}
      look={on ? "plain" : "off"}
      data-testid="mic-toggle"
      data-state={on ? "on" : "off"}
      onClick={press}
    />
  );
}

export function CameraControl() {
  const t = useT(words);
  const { live } = useClass();
  const on = useLocal((state) => state.camera.on);
  return (
    <Control
      icon={on ? <IconVideo stroke={1.75} /> : <IconVideoOff stroke={1.75} />}
      label={t("camera")}
      look={on ? "plain" : "off"}
      aria-pressed={on}
      data-testid="camera-toggle"
      data-state={on ? "on" : "off"}
      onClick={() => void live.local.turn("camera", !on)}
    />
  );
}

export function useShare() {
  const t = useT(words);
  const { live } = useClass();
  const on = useLocal((state) => state.screen !== null);
  const press = async () => {
    if (on) return live.local.stopSharing();
    if (!live.sending.mayShare) return live.toast({ kind: "info", title: t("share_not_here") });
    if (!(await live.local.share()))
      live.toast({ kind: "info", title: t("share_refused"), more: t("share_refused_more") });
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
