import type { Replaced } from "../media/connection";
import { type MediaStats, mediaStats } from "../media/stats";
import { one } from "../store/room";
import type { LiveClass } from "./live";

export interface Stats extends Pick<MediaStats, "publish" | "subscribe"> {
  participant: string;
  session: string;
  room: string | null;
  seq: number;
  rtt_ms: number | null;
  /** Why connections of this page were replaced, and when. */
  replaced: { publish: readonly Replaced[]; subscribe: readonly Replaced[] };
}

/** Kind, id and room of an item. */
type Held = [kind: string, id: string, room: string | null];

declare global {
  interface Window {
    classroom?: { stats: () => Promise<Stats>; held: () => Held[] };
  }
}

/**
 * For checks: `window.classroom.stats()`, the numbers of "Connection details" too, and `held()`, which items the page
 * has of the class.
 */
export function exposeStats(live: LiveClass, session: string): void {
  window.classroom = {
    stats: async () => {
      const { publish, subscribe, rttMs } = await mediaStats(live.media);
      const room = live.room.getState();
      return {
        participant: live.me,
        session,
        room: one(room, "member", live.me)?.view.place ?? null,
        seq: room.seq,
        rtt_ms: rttMs,
        replaced: { publish: live.media.publisher.replaced, subscribe: live.media.subscriber.replaced },
        publish,
        subscribe,
      };
    },
    held: () =>
      [...live.room.getState().lists].flatMap(([kind, things]) => things.map(({ id, room }): Held => [kind, id, room])),
  };
}
