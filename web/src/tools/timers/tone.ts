const OFF = "classroom:timer-tone-off";
export const toneOff = (): boolean => localStorage.getItem(OFF) === "1";
export const switchTone = (on: boolean): void => localStorage.setItem(OFF, on ? "0" : "1");

const FOR_S = 1.2;

/** One soft tone: two sines that swell and fade. Silent where the browser plays nothing yet. */
export function softTone(): void {
  if (toneOff()) return;
  const audio = new AudioContext();
  const loud = audio.createGain();
  const now = audio.currentTime;
  loud.gain.setValueAtTime(0, now);
  loud.gain.linearRampToValueAtTime(0.12, now + 0.05);
  loud.gain.exponentialRampToValueAtTime(0.001, now + FOR_S);
  loud.connect(audio.destination);
  for (const pitch of [523.25, 784]) {
    const tone = audio.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(loud);
    tone.start(now);
    tone.stop(now + FOR_S);
  }
  setTimeout(() => void audio.close(), FOR_S * 1_000 + 200);
}
