import { type MediaStats, mediaStats } from "../media/stats";
import { one } from "../store/room";
import type { LiveClass } from "./live";

export interface Stats extends Pick<MediaStats, "publish" | "subscribe"> {
  participant: string;
  session: string;
  room: string | null;
  seq: number;
  rtt_ms: number | null;
}

declare global {
  interface Window {
    classroom?: { stats: () => Promise<Stats> };
  }
}

/** `window.classroom.stats()`: for checks, and the numbers of "Connection details". */
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
        publish,
        subscribe,
      };
    },
  };
}
