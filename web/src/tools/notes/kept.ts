/**
 * What one wrote in notes and the server has not confirmed, on this device: it survives a reload without a line. Each
 * tab has its own place, so that none writes over another; whichever comes next sends what it finds, and said twice
 * it does no harm.
 */
const PREFIX = "classroom:notes:";

export interface Place {
  session: string;
  person: string;
  notes: string;
}

const keyOf = ({ session, person, notes }: Place) => `${PREFIX}${session}:${person}:${notes}:`;

/** What this tab and others left, by the tab's own place and as it stood there. */
export type Left = ReadonlyMap<string, string>;

export const left = (place: Place): Left =>
  new Map(keysOf(keyOf(place)).map((key) => [key, localStorage.getItem(key) ?? "[]"]));

export function updatesOf(found: Left): Uint8Array[] {
  try {
    return [...found.values()].flatMap((text) => (JSON.parse(text) as string[]).map(fromText));
  } catch {
    return [];
  }
}

/** Of this tab, with what it has found; where nothing is left to be sent, what was found goes unless it has grown. */
export function write(place: Place, device: string, updates: readonly Uint8Array[], found: Left): void {
  const own = keyOf(place) + device;
  try {
    if (updates.length > 0) {
      localStorage.setItem(own, JSON.stringify(updates.map(toText)));
      return;
    }
    localStorage.removeItem(own);
    for (const [key, text] of found) if (localStorage.getItem(key) === text) localStorage.removeItem(key);
  } catch {
    // the browser's place is full: it is still in this page
  }
}

/** The notes in which something waits to be sent. */
export function notesWithKept(session: string, person: string): string[] {
  const before = keyOf({ session, person, notes: "" }).slice(0, -1);
  return [...new Set(keysOf(before).map((key) => key.slice(before.length).split(":")[0] ?? ""))];
}

const keysOf = (before: string): string[] => Object.keys(localStorage).filter((key) => key.startsWith(before));

function toText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

const fromText = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
