/** Cameras, microphones and speakers: chosen, remembered, opened, and why they cannot be. */

import { keep, kept } from "../store/kept";

export type Trouble = "none" | "insecure" | "denied" | "missing" | "busy" | "unplugged";
export type Input = "microphone" | "camera";

export interface Choice {
  microphone: string | null;
  camera: string | null;
  speaker: string | null;
}

const KEPT = "classroom:devices";

export const secure = (): boolean => window.isSecureContext && navigator.mediaDevices !== undefined;

export function rememberedChoice(): Choice {
  const none: Choice = { microphone: null, camera: null, speaker: null };
  return { ...none, ...kept<Partial<Choice>>(KEPT, {}) };
}

export const rememberChoice = (choice: Choice): void => keep(KEPT, choice);

const ideal = (id: string | null): { deviceId?: ConstrainDOMString } =>
  id === null ? {} : { deviceId: { ideal: id } };

export function wish(kind: Input, id: string | null): MediaStreamConstraints {
  if (kind === "microphone") {
    return { audio: { ...ideal(id), echoCancellation: true, noiseSuppression: true, autoGainControl: true } };
  }
  return {
    video: { ...ideal(id), width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, min: 10, max: 30 } },
  };
}

/** Opens one device. Throws nothing: the trouble is part of the answer, since joining works without. */
export async function openDevice(
  kind: Input,
  id: string | null,
): Promise<{ track: MediaStreamTrack | null; trouble: Trouble }> {
  if (!secure()) return { track: null, trouble: "insecure" };
  try {
    const stream = await navigator.mediaDevices.getUserMedia(wish(kind, id));
    return { track: stream.getTracks()[0] ?? null, trouble: "none" };
  } catch (error) {
    return { track: null, trouble: troubleOf(error) };
  }
}

export function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return "busy";
}

export async function listDevices(): Promise<Record<"microphone" | "camera" | "speaker", MediaDeviceInfo[]>> {
  const found = secure() ? await navigator.mediaDevices.enumerateDevices() : [];
  const of = (kind: MediaDeviceKind) => found.filter((device) => device.kind === kind && device.deviceId !== "");
  return { microphone: of("audioinput"), camera: of("videoinput"), speaker: of("audiooutput") };
}
