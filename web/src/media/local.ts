import { createStore } from "zustand/vanilla";
import { type Choice, type Input, openDevice, rememberChoice, rememberedChoice, type Trouble } from "./devices";

export interface Mine {
  track: MediaStreamTrack | null;
  /** Wanted on. A microphone keeps its track while muted, so that it opens at once; a camera does not: its light goes out. */
  on: boolean;
  opening: boolean;
  trouble: Trouble;
  /** When it stopped by itself. */
  stopped_ms: number | null;
}

export interface LocalState {
  choice: Choice;
  microphone: Mine;
  camera: Mine;
  screen: MediaStreamTrack | null;
}

const off: Mine = { track: null, on: false, opening: false, trouble: "none", stopped_ms: null };

/** One's own microphone, camera and screen: before class and in it the same object. */
export class LocalMedia {
  readonly store = createStore<LocalState>(() => ({
    choice: rememberedChoice(),
    microphone: off,
    camera: off,
    screen: null,
  }));
  /** Told whenever something to send changed, or stopped by itself. */
  onChange: (what: Input | "screen") => void = () => {};

  get state(): LocalState {
    return this.store.getState();
  }

  async turn(kind: Input, on: boolean): Promise<void> {
    if (!on) {
      const { track } = this.state[kind];
      if (kind === "camera") track?.stop();
      if (kind === "microphone" && track) track.enabled = false;
      this.set(kind, { on: false, track: kind === "camera" ? null : track, opening: false });
      return;
    }
    const { track } = this.state[kind];
    if (track?.readyState === "live") {
      track.enabled = true;
      this.set(kind, { on: true, trouble: "none" });
      return;
    }
    await this.open(kind, true);
  }

  /** Another device of the kind, from now on and next time. */
  async choose(kind: Input, id: string): Promise<void> {
    const choice = { ...this.state.choice, [kind]: id };
    this.store.setState({ choice });
    rememberChoice(choice);
    const { on, track } = this.state[kind];
    track?.stop();
    this.set(kind, { track: null });
    if (on || this.state[kind].trouble !== "none") await this.open(kind, true);
  }

  chooseSpeaker(id: string): void {
    const choice = { ...this.state.choice, speaker: id };
    this.store.setState({ choice });
    rememberChoice(choice);
  }

  private async open(kind: Input, on: boolean): Promise<void> {
    this.set(kind, { on, opening: true });
    const { track, trouble } = await openDevice(kind, this.state.choice[kind]);
    if (!this.state[kind].on) {
      track?.stop(); // switched off again meanwhile
      this.set(kind, { opening: false });
      return;
    }
    if (track) track.onended = () => this.stopped(kind, track);
    this.set(kind, { track, trouble, on: track !== null, opening: false, stopped_ms: null });
  }

  private stopped(kind: Input, track: MediaStreamTrack): void {
    if (this.state[kind].track !== track) return;
    this.set(kind, { track: null, on: false, trouble: "unplugged", stopped_ms: Date.now() });
  }

  /** Asks the browser for a screen; false where the person or the system said no. */
  async share(): Promise<boolean> {
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({
        video: { frameRate: { ideal: 15, max: 30 } },
        audio: false,
      });
      const track = stream.getVideoTracks()[0] ?? null;
      if (track) track.onended = () => this.stopSharing();
      this.store.setState({ screen: track });
      this.onChange("screen");
      return track !== null;
    } catch {
      return false;
    }
  }

  stopSharing(): void {
    this.state.screen?.stop();
    this.store.setState({ screen: null });
    this.onChange("screen");
  }

  close(): void {
    for (const kind of ["microphone", "camera"] as const) {
      this.state[kind].track?.stop();
      this.store.setState({ [kind]: off } as Pick<LocalState, typeof kind>);
    }
    this.state.screen?.stop();
    this.store.setState({ screen: null });
  }

  private set(kind: Input, change: Partial<Mine>): void {
    this.store.setState({ [kind]: { ...this.state[kind], ...change } } as Pick<LocalState, typeof kind>);
    this.onChange(kind);
  }
}

export const canShare = (): boolean => navigator.mediaDevices?.getDisplayMedia !== undefined;
