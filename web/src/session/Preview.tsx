import { UnstyledButton } from "@mantine/core";
import { IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from "@tabler/icons-react";
import { useStore } from "zustand";
import { useT } from "../design/strings";
import type { LocalMedia } from "../media/local";
import { Video } from "../stage/Video";
import style from "./Preview.module.css";
import { words } from "./strings";

/** One's own picture before the others see it, with the two switches. */
export function Preview({ local }: { local: LocalMedia }) {
  const t = useT(words);
  const { microphone, camera } = useStore(local.store);
  return (
    <div className={style.preview}>
      {camera.on && camera.track ? (
        <Video track={camera.track} mirrored />
      ) : (
        <span className={style.off}>
          <IconVideoOff size={32} stroke={1.75} aria-hidden />
          {t("camera_is_off")}
        </span>
      )}
      <span className={style.badge}>{t("only_you")}</span>
      <div className={style.switches}>
        <UnstyledButton
          className={style.switch}
          aria-pressed={microphone.on}
          data-testid="preview-microphone"
          data-state={microphone.on ? "on" : "off"}
          onClick={() => void local.turn("microphone", !microphone.on)}
        >
          {microphone.on ? <IconMicrophone size={22} stroke={1.75} /> : <IconMicrophoneOff size={22} stroke={1.75} />}
          <span>{t(microphone.on ? "mic_on" : "mic_off")}</span>
        </UnstyledButton>
        <UnstyledButton
          className={style.switch}
          aria-pressed={camera.on}
          data-testid="preview-camera"
          data-state={camera.on ? "on" : "off"}
          onClick={() => void local.turn("camera", !camera.on)}
        >
          {camera.on ? <IconVideo size={22} stroke={1.75} /> : <IconVideoOff size={22} stroke={1.75} />}
          <span>{t(camera.on ? "camera_on" : "camera_off")}</span>
        </UnstyledButton>
      </div>
    </div>
  );
}
