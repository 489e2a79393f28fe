/** What the server, or the line to it, said instead of an answer. */
export class Problem extends Error {
  constructor(
    /** The server's own code, or `offline` when nothing came back, or `unreadable` when no JSON did. */
    readonly code: string,
    message: string,
    readonly status: number,
    readonly retryAfterS?: number,
  ) {
    super(message);
  }
}

interface Wish {
  method: "POST" | "PUT" | "DELETE";
  /** A file is sent as it is, all else as JSON. */
  body?: unknown;
}

/** One REST call by cookie. Throws `Problem`, never anything else. */
export async function request<Answer>(path: string, wish?: Wish): Promise<Answer> {
  const file = wish?.body instanceof Blob ? wish.body : undefined;
  const type = file ? "application/octet-stream" : "application/json";
  const response = await fetch(path, {
    method: wish?.method ?? "GET",
    headers: { accept: "application/json", ...(wish ? { "content-type": type } : {}) },
    body: file ?? (wish?.body === undefined ? undefined : JSON.stringify(wish.body)),
    credentials: "same-origin",
  }).catch(() => {
    throw new Problem("offline", "The server does not answer.", 0);
  });
  const said: unknown = await response.json().catch(() => {
    throw new Problem("unreadable", "The server answered something else than expected.", response.status);
  });
  if (!response.ok) throw problemIn(said, response.status);
  return said as Answer;
}

function problemIn(said: unknown, status: number): Problem {
  const error = (said as { error?: { code?: string; message?: string; retry_after?: number } }).error;
  return new Problem(error?.code ?? "failed", error?.message ?? "That did not work.", status, error?.retry_after);
}
