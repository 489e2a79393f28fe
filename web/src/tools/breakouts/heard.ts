import type { LiveClass } from "../../session/live";
import { all } from "../../store/room";
import { serverNow } from "../../wire/clock";
import { audibleKey } from "./tables";

/** When somebody was last heard in each room, since this page looks. Kept while the groups are not on the screen. */
export class Heard {
  readonly since_ms = serverNow();
  private readonly last = new Map<string, number>();

  constructor(live: LiveClass) {
    live.store.subscribe(({ levels }, before) => {
      if (levels === before.levels) return;
      const audible = new Set(audibleKey(levels).split(" "));
      const now = serverNow();
      for (const { id, view } of all(live.room.getState(), "member")) {
        if (view.place !== null && audible.has(id)) this.last.set(view.place, now);
      }
    });
  }

  in(room: string): number | null {
    return this.last.get(room) ?? null;
  }
}

const known = new WeakMap<LiveClass, Heard>();

export function heardBy(live: LiveClass): Heard {
  const heard = known.get(live) ?? new Heard(live);
  known.set(live, heard);
  return heard;
}
