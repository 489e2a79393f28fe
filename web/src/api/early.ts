import { request } from "./request";

/** Asked for while the page still starts; each answer is taken once. */
const asked = new Map<string, Promise<unknown>>();
const answered = new Map<string, unknown>();

/** What the page at this address will ask for first: who one is, and which class it is. */
export function askEarly(address: string): void {
  const session = /^\/s\/([^/]+)/.exec(address)?.[1];
  for (const path of ["/api/v1/me", ...(session ? [`/api/v1/sessions/${session}`] : [])]) {
    const answer = request(path);
    answer.then(
      (value) => answered.set(path, value),
      () => {}, // whoever takes it is told
    );
    asked.set(path, answer);
  }
}

export function early<Value>(path: string): Promise<Value> | undefined {
  const answer = asked.get(path);
  asked.delete(path);
  return answer as Promise<Value> | undefined;
}

/** The answer, where it is here already: the page is drawn with it at once. */
export const known = <Value>(path: string): Value | undefined =>
  asked.has(path) ? (answered.get(path) as Value | undefined) : undefined;
