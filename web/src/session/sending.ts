import { canShare } from "../media/local";
import { nameOf } from "../store/people";
import { one } from "../store/room";
import { holds, NEEDS } from "../tools/locks/locked";
import { may } from "../tools/presence/powers";
import type { LiveClass } from "./live";

/**
 * Keeps what this device sends and what the server says of it the same. The person's wish goes first; where the
 * server switched something off (muted, camera stopped, placed in the room), the device follows and says so.
 */
export class Sending {
  /** Which `sending` item knows our wishes: a new one (after being gone) starts with all off and must be told. */
  private toldMade: number | null = null;
  private seqAfterOurs = -1;
  private ours = 0;
  private readonly stop: () => void;

  constructor(private readonly live: LiveClass) {
    live.local.onChange = (what) => this.localChanged(what);
    for (const what of ["microphone", "camera", "screen"] as const) this.pass(what);
    this.stop = live.room.subscribe(() => this.compare());
  }

  private get wishes() {
    const { microphone, camera, screen } = this.live.local.state;
    return {
      microphone: microphone.on && microphone.track !== null,
      camera: camera.on && camera.track !== null,
      screen: screen !== null,
    };
  }

  private localChanged(what: "microphone" | "camera" | "screen"): void {
    const { local, media } = this.live;
    const { microphone, camera, screen } = local.state;
    const track = {
      microphone: microphone.on ? microphone.track : null,
      camera: camera.on ? camera.track : null,
      screen,
    };
    void media.publisher.send(what, track[what]);
    if (what !== "screen" && local.state[what].opening) return; // told when it is open
    if (this.toldMade !== null) this.tell({ [what]: this.wishes[what] });
  }

  private pass(what: "microphone" | "camera" | "screen"): void {
    const { microphone, camera, screen } = this.live.local.state;
    const track = {
      microphone: microphone.on ? microphone.track : null,
      camera: camera.on ? camera.track : null,
      screen,
    };
    void this.live.media.publisher.send(what, track[what]);
  }

  private tell(change: Partial<Sending["wishes"]>): void {
    const seen = one(this.live.room.getState(), "sending", this.live.device)?.view;
    const news = Object.entries(change).filter(([what, on]) => this.ours > 0 || seen?.[what as "camera"] !== on);
    if (news.length === 0) return;
    this.ours++;
    this.live
      .obey({ kind: "media.set", device: this.live.device, ...Object.fromEntries(news) })
      .then((seq) => {
        this.seqAfterOurs = Math.max(this.seqAfterOurs, seq);
      })
      .catch(() => {}) // shown; the comparison below switches off what was refused
      .finally(() => {
        this.ours--;
        this.compare();
      });
  }

  private compare(): void {
    const room = this.live.room.getState();
    const sending = one(room, "sending", this.live.device);
    if (sending === undefined) {
      this.toldMade = null;
      return;
    }
    if (this.toldMade !== sending.made) {
      this.toldMade = sending.made;
      const heard = sending.view.kind === "remote" || sending.view.room_device;
      for (const what of ["microphone", "camera"] as const)
        if (!heard || this.barred(what) !== null) void this.live.local.turn(what, false);
      this.tell(heard ? this.wishes : { microphone: false, camera: false, screen: this.wishes.screen });
      return;
    }
    if (this.ours > 0 || room.seq < this.seqAfterOurs) return;
    const { microphone, camera, screen, muted_by: by } = sending.view;
    if (this.wishes.microphone && !microphone) {
      void this.live.local.turn("microphone", false);
      const name = by === null || by === this.live.me ? undefined : nameOf(room, by);
      const barred = this.barred("microphone");
      if (barred !== null) this.live.notify(`microphone_${barred}`);
      else if (name !== undefined) this.live.notify("muted", name);
    }
    if (this.wishes.camera && !camera) {
      void this.live.local.turn("camera", false);
      const barred = this.barred("camera");
      const away = one(room, "away", this.live.me) !== undefined; // then one has switched it off oneself
      if (!away) this.live.notify(barred === null ? "camera_stopped" : `camera_${barred}`);
    }
    if (this.wishes.screen && !screen) {
      this.live.local.stopSharing();
      const barred = this.barred("screen");
      if (barred !== null) this.live.notify(`screen_${barred}`);
    }
  }

  /** Why it stays off: for a while, or not in this role at all. */
  private barred(what: "microphone" | "camera" | "screen"): "locked" | "never" | null {
    const room = this.live.room.getState();
    const role = one(room, "member", this.live.me)?.view.role;
    if (role === undefined) return null;
    if (!may(room, this.live.me, role, NEEDS[what])) return "never";
    return holds(room, what, this.live.me, role) ? "locked" : null;
  }

  /** Whether this device may open a microphone where it is. */
  get maySpeak(): boolean {
    const view = one(this.live.room.getState(), "sending", this.live.device)?.view;
    return view === undefined || view.kind === "remote" || view.room_device;
  }

  get mayShare(): boolean {
    return canShare();
  }

  close(): void {
    this.stop();
    this.live.local.onChange = () => {};
  }
}
