import { useCallback, useEffect, useRef, useState } from "react";
import { type MediaStats, mediaStats } from "../../media/stats";
import { useClass } from "../../session/context";

export interface Mark {
  at: number;
  how: "good" | "fair" | "weak";
}

const EVERY_MS = 2_000;
const MOST_MARKS = 20;

/** What the browser measures, every two seconds while somebody looks, and how it was lately. */
export function useMeasured(): { stats: MediaStats | null; history: readonly Mark[]; again: () => void } {
  const { live } = useClass();
  const [stats, setStats] = useState<MediaStats | null>(null);
  const [history, setHistory] = useState<readonly Mark[]>([]);
  const stopped = useRef(false);
  const measure = useCallback(async () => {
    const now = await mediaStats(live.media);
    if (stopped.current) return;
    setStats(now);
    setHistory((before) => [...before.slice(1 - MOST_MARKS), { at: performance.now(), how: judge(now) }]);
  }, [live]);
  useEffect(() => {
    stopped.current = false;
    void measure();
    const timer = setInterval(() => void measure(), EVERY_MS);
    return () => {
      stopped.current = true;
      clearInterval(timer);
    };
  }, [measure]);
  return { stats, history, again: () => void measure() };
}

function judge({ rttMs, lostShare }: MediaStats): Mark["how"] {
  const loss = lostShare ?? 0;
  if (rttMs === null || loss > 0.05 || rttMs > 400) return "weak";
  return loss > 0.01 || rttMs > 150 ? "fair" : "good";
}
