import { useCallback, useEffect, useState } from "react";
import { Problem, request } from "../api/request";
import { deviceId } from "../wire/ids";
import type { SessionInfo } from "../wire/types";

export interface NetworkResult {
  state: "checking" | "good" | "slow" | "udp" | "down";
  /** There and back to the server, by http. */
  ms?: number;
}

const SLOW_MS = 300; // from here on a talk has pauses
const UDP_MS = 6_000; // as long as a person looks at "being checked" without leaving

/** Runs by itself, six seconds at most: does the server answer, and does UDP reach its media port? */
export function useNetworkCheck(info: SessionInfo): { result: NetworkResult; again: () => void } {
  const [result, setResult] = useState<NetworkResult>({ state: "checking" });
  const [run, setRun] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is what asks for another go
  useEffect(() => {
    const stop = new AbortController();
    setResult({ state: "checking" });
    check(info.id, stop.signal).then((found) => {
      if (!stop.signal.aborted) setResult(found);
    });
    return () => stop.abort();
  }, [info.id, run]);
  return { result, again: useCallback(() => setRun((before) => before + 1), []) };
}

async function check(session: string, stop: AbortSignal): Promise<NetworkResult> {
  const ms = await roundTrip();
  if (ms === null) return { state: "down" };
  const udp = await udpReaches(session, stop);
  if (udp === false) return { state: "udp", ms };
  return { state: ms > SLOW_MS ? "slow" : "good", ms };
}

async function roundTrip(): Promise<number | null> {
  let best: number | null = null;
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
    if (answer === null) continue;
    best = Math.min(best ?? Infinity, Math.round(performance.now() - began));
  }
  return best;
}

/**
 * Connects to the media port as in class, without sending anything, and hangs up. Null: the server offers no such
 * trial now; then joining finds out.
 */
async function udpReaches(session: string, stop: AbortSignal): Promise<boolean | null> {
  const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  try {
    pc.addTransceiver("audio", { direction: "sendonly" });
    await pc.setLocalDescription();
    const { sdp } = await request<{ sdp: string }>(`/api/v1/sessions/${encodeURIComponent(session)}/probe`, {
      method: "POST",
      body: { device: await deviceId(), sdp: pc.localDescription?.sdp ?? "" },
    });
    await pc.setRemoteDescription({ type: "answer", sdp });
    return await connects(pc, stop);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  } finally {
    pc.close();
  }
}

const connects = (pc: RTCPeerConnection, stop: AbortSignal): Promise<boolean> =>
  new Promise((answer) => {
    const timer = setTimeout(() => answer(false), UDP_MS);
    stop.addEventListener("abort", () => answer(false));
    pc.oniceconnectionstatechange = () => {
      const state = pc.iceConnectionState;
      if (state !== "connected" && state !== "completed" && state !== "failed") return;
      clearTimeout(timer);
      answer(state !== "failed");
    };
  });
