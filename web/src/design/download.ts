const NOT_IN_A_NAME = /[^\p{L}\p{N} ._-]+/gu;
const KEPT_MS = 60_000; // a browser may ask where to put it first

/** To the person's own device, under what it is called. */
export function download(title: string, ending: string, body: Blob): void {
  const name = title.replace(NOT_IN_A_NAME, " ").replace(/\s+/g, " ").trim();
  const address = URL.createObjectURL(body);
  Object.assign(document.createElement("a"), { href: address, download: `${name || "classroom"}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
