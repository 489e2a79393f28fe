const LETTERS = "0123456789abcdefghijklmnopqrstuv"; // 32: five bits each, no bias

/** 100 random bits as text; unlike `crypto.randomUUID` also on a page without https. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => LETTERS[byte & 31]).join("");
}

/**
 * This tab, across reloads. A duplicated tab copies the storage, so the id is also claimed by a lock that lives as
 * long as the page; where another page holds it, this one is a new device.
 */
export async function deviceId(): Promise<string> {
  const known = sessionStorage.getItem("classroom:device");
  if (known !== null && (await claim(known))) return known;
  const fresh = newId();
  sessionStorage.setItem("classroom:device", fresh);
  void claim(fresh);
  return fresh;
}

function claim(id: string): Promise<boolean> {
  if (!("locks" in navigator)) return Promise.resolve(true);
  return new Promise((answer) => {
    void navigator.locks.request(`classroom:device:${id}`, { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock === null ? undefined : new Promise<never>(() => {});
    });
  });
}

/** Counts the connections of this tab upwards, across reloads: the server keeps the newest of a device. */
export function nextVersion(): number {
  const version = Number(sessionStorage.getItem("classroom:version") ?? "0") + 1;
  sessionStorage.setItem("classroom:version", String(version));
  return version;
}
