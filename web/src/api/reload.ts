const AT = "classroom:reloaded";
const PAGES = "classroom:reloaded-pages";
const AGAIN_MS = 30_000;
/** The name of this file holds a hash of all the pages: it changes with any of them. */
const OURS = import.meta.url;

/** This page is older than the server, or newer. Drafts are kept on this device. Once: a loop would help nobody. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(AT) ?? 0);
  if (Date.now() - last < AGAIN_MS) return;
  sessionStorage.setItem(AT, String(Date.now()));
  location.reload();
}

/** A part of these pages is not there any more. False: they were loaded again already, and are the same. */
export function reloadForNewer(): boolean {
  if (sessionStorage.getItem(PAGES) === OURS) return false;
  sessionStorage.setItem(PAGES, OURS);
  location.reload();
  return true;
}
