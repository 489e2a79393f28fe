/** Measures how loud a microphone is, 0..1, some 15 times a second, until stopped. */
export function meter(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(loudness(samples));
  }, 66);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

const QUIETEST_DB = -60; // a silent room

/** From -60 dB to 0 dB as 0..1: what a person hears as even steps. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.min(1, Math.max(0, 1 - db / QUIETEST_DB));
}

/** A soft tone of half a second by the chosen speaker, to hear whether it works. */
export async function playTone(speaker: string | null): Promise<void> {
  const context = new AudioContext();
  if (speaker !== null && "setSinkId" in context) {
    await (context as AudioContext & { setSinkId: (id: string) => Promise<void> }).setSinkId(speaker).catch(() => {});
  }
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = 523;
  volume.gain.setValueAtTime(0, context.currentTime);
  volume.gain.linearRampToValueAtTime(0.2, context.currentTime + 0.05);
  volume.gain.linearRampToValueAtTime(0, context.currentTime + 0.6);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.65);
  tone.onended = () => void context.close();
}
