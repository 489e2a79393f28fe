import { NativeSelect } from "@mantine/core";
import { IconHeadphones, IconMicrophone, IconVideo, IconVolume } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import buttons from "../design/buttons.module.css";
import { Notice } from "../design/Notice";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import { type Input, listDevices } from "../media/devices";
import type { LocalMedia, Mine } from "../media/local";
import { playTone } from "../media/meter";
import { Signal } from "../stage/Signal";
import type { SessionInfo } from "../wire/types";
import style from "./DeviceCheck.module.css";
import { Meter } from "./Meter";
import { useNetworkCheck } from "./network";
import { words } from "./strings";

/** Microphone with its level, camera, speaker, line: chosen and tried before anybody hears it. */
export function DeviceCheck({
  local,
  info,
  network = true,
}: {
  local: LocalMedia;
  info?: SessionInfo;
  network?: boolean;
}) {
  const t = useT(words);
  const { microphone, camera, choice } = useStore(local.store);
  const devices = useDevices(microphone.track !== null || camera.track !== null);
  return (
    <section className={style.card} data-testid="device-check" aria-label={t("devices")}>
      <div className={style.row}>
        <IconMicrophone size={20} stroke={1.75} aria-hidden />
        <Pick
          label={t("choose_microphone")}
          none={t("microphone")}
          devices={devices.microphone}
          value={choice.microphone ?? microphone.track?.getSettings().deviceId ?? ""}
          onPick={(id) => void local.choose("microphone", id)}
        />
        {microphone.on && microphone.track ? (
          <Meter track={microphone.track} />
        ) : (
          <span className={style.word}>{t("mic_is_off")}</span>
        )}
      </div>
      <Troubled kind="microphone" mine={microphone} />
      <div className={style.row}>
        <IconVideo size={20} stroke={1.75} aria-hidden />
        <Pick
          label={t("choose_camera")}
          none={t("camera")}
          devices={devices.camera}
          value={choice.camera ?? camera.track?.getSettings().deviceId ?? ""}
          onPick={(id) => void local.choose("camera", id)}
        />
      </div>
      <Troubled kind="camera" mine={camera} />
      <div className={style.row}>
        <IconHeadphones size={20} stroke={1.75} aria-hidden />
        <Pick
          label={t("choose_speaker")}
          none={t("speaker")}
          devices={devices.speaker}
          value={choice.speaker ?? ""}
          onPick={(id) => local.chooseSpeaker(id)}
        />
        <button type="button" className={buttons.quiet} onClick={() => void playTone(choice.speaker)}>
          <IconVolume size={18} stroke={1.75} aria-hidden />
          {t("play_sound")}
        </button>
      </div>
      {network && info && <NetworkRow info={info} />}
    </section>
  );
}

function Pick({
  label,
  none,
  devices,
  value,
  onPick,
}: {
  label: string;
  none: string;
  devices: MediaDeviceInfo[];
  value: string;
  onPick: (id: string) => void;
}) {
  if (devices.length === 0) return <span className={style.name}>{none}</span>;
  return (
    <NativeSelect
      className={style.pick}
      classNames={{ input: style.pickInput }}
      variant="unstyled"
      aria-label={label}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value)}
      data={devices.map((device, index) => ({ value: device.deviceId, label: device.label || `${none} ${index + 1}` }))}
    />
  );
}

/** Why a device gives nothing, and what to do; joining works all the same. */
export function Troubled({ kind, mine }: { kind: Input; mine: Mine }) {
  const t = useT(words);
  const format = useFormat();
  if (mine.trouble === "none" || mine.trouble === "insecure") return null;
  const time = mine.stopped_ms === null ? "" : format.time(new Date(mine.stopped_ms));
  return (
    <div className={style.trouble}>
      <Notice kind="hand" title={t(`${mine.trouble}_${kind}`, { time })} />
    </div>
  );
}

function useDevices(allowed: boolean) {
  const [devices, setDevices] = useState<Awaited<ReturnType<typeof listDevices>>>({
    microphone: [],
    camera: [],
    speaker: [],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: names of devices are known only once one may be used
  useEffect(() => {
    const read = () => void listDevices().then(setDevices);
    read();
    navigator.mediaDevices?.addEventListener("devicechange", read);
    return () => navigator.mediaDevices?.removeEventListener("devicechange", read);
  }, [allowed]);
  return devices;
}

function NetworkRow({ info }: { info: SessionInfo }) {
  const t = useT(words);
  const { result, again } = useNetworkCheck(info);
  const [copied, setCopied] = useState(false);
  const said = {
    checking: t("checking"),
    good: t("line_good"),
    slow: t("line_slow", { ms: result.ms ?? 0 }),
    udp: t("line_udp"),
    down: t("line_down"),
  }[result.state];
  const bad = result.state === "udp" || result.state === "down";
  const forIt = () => {
    const host = info.media.addresses.join(" / ") || location.hostname;
    const text = t("it_text", { host, port: info.media.udp_port ?? "", origin: location.origin });
    void navigator.clipboard?.writeText(text).then(() => setCopied(true));
  };
  return (
    <>
      <div className={style.row} data-testid="network-check" data-state={result.state}>
        <Signal level={bad ? 1 : result.state === "slow" ? 2 : 3} />
        <span className={style.name}>{t("connection")}</span>
        <span className={style.word} role="status">
          {said}
        </span>
        {result.state !== "checking" && (
          <button type="button" className={buttons.quiet} onClick={again}>
            {t("check_again")}
          </button>
        )}
      </div>
      {result.state === "udp" && (
        <div className={style.trouble}>
          <Notice
            kind="hand"
            title={t("udp_title")}
            action={
              <button type="button" className={buttons.line} onClick={forIt}>
                {t(copied ? "copied" : "copy_it")}
              </button>
            }
          >
            {t("udp_body")}
          </Notice>
        </div>
      )}
    </>
  );
}
