const TRUSTED_MS = 2_000; // an HTTP date has whole seconds, and the answer took its time

let ahead_ms = 0;

/** By the `date` of an answer: a device whose clock is wrong would end a group's time early, or late. */
export function setByServer(date: string | null, now_ms = Date.now()): void {
  const server_ms = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server_ms)) return;
  const found = server_ms - now_ms;
  ahead_ms = Math.abs(found) > TRUSTED_MS ? found : 0;
}

/** Now, as the server counts: what its times are compared with. */
export const serverNow = (now_ms = Date.now()): number => now_ms + ahead_ms;
