import type { Slot } from "../wire/types";

export type MediaKind = Slot[3];

/** One sender as it comes here: by which place of the connection, of which person. */
export interface Coming {
  mid: string;
  person: string;
  device: string;
  kind: MediaKind;
}

/**
 * What comes in which place, as the server said last. A table for another connection than the one that runs is old
 * news, or comes too early: then the server says it again once that connection is up.
 */
export function coming(version: number, said: { version: number; slots: readonly Slot[] }): Coming[] | null {
  if (said.version !== version) return null;
  return said.slots.map(([mid, person, device, kind]) => ({ mid, person, device, kind }));
}

/** Two devices of a person may both send a picture; one tile shows one, and keeps it while it comes. */
export function pictureOf(
  comings: readonly Coming[],
  person: string,
  kind: "camera" | "screen",
  held?: string,
): string | null {
  const mids = comings.filter((one) => one.person === person && one.kind === kind).map(({ mid }) => mid);
  return held !== undefined && mids.includes(held) ? held : (mids[0] ?? null);
}

export const voices = (comings: readonly Coming[]): Coming[] => comings.filter(({ kind }) => kind === "audio");
