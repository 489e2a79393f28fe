import { peopleWith } from "../store/people";
import { one, type RoomStore } from "../store/room";

/**
 * Marks how long a move between rooms takes for this page: `classroom:move-seen` when it knows of its new place, and
 * `classroom:moved` when somebody there is on the screen, or at once where nobody shows a picture.
 */
export class Moves {
  private readonly pictures = new Map<HTMLVideoElement, string>();
  private place: string | null = null;
  private count = 0;
  private waiting = false;

  constructor(
    private readonly room: RoomStore,
    private readonly me: string,
    private readonly wantsPictures: () => boolean,
  ) {}

  /** After every change of the room. */
  look(): void {
    const place = one(this.room.getState(), "member", this.me)?.view.place ?? null;
    if (place !== this.place) {
      const moved = this.place !== null && place !== null;
      this.place = place;
      this.count++;
      this.waiting = moved;
      if (moved) performance.mark("classroom:move-seen");
      if (moved) for (const [video, person] of this.pictures) this.awaitFrame(video, person);
    }
    if (this.waiting && !(this.wantsPictures() && this.partners().some(({ camera, screen }) => camera || screen))) {
      this.over();
    }
  }

  /** A picture of this person is on the page now. Returns the end of it. */
  watch(video: HTMLVideoElement, person: string): () => void {
    this.pictures.set(video, person);
    this.awaitFrame(video, person);
    return () => this.pictures.delete(video);
  }

  private awaitFrame(video: HTMLVideoElement, person: string): void {
    if (!this.waiting) return;
    const move = this.count; // a frame that was asked for before another move says nothing of that one
    video.requestVideoFrameCallback?.(() => {
      if (this.waiting && move === this.count && this.partners().some(({ id }) => id === person)) this.over();
    });
  }

  private partners() {
    return peopleWith(this.room.getState(), this.me).filter(({ id }) => id !== this.me);
  }

  private over(): void {
    this.waiting = false;
    performance.mark("classroom:moved");
  }
}
