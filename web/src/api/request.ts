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

/** One REST call by cookie. Throws `Problem`, never anything else. */
export async function request<Answer>(path: string, wish?: { method: "POST" | "PUT"; body: unknown }): Promise<Answer> {
  const response = await fetch(path, {
    method: wish?.method ?? "GET",
    headers: { accept: "application/json", ...(wish ? { "content-type": "application/json" } : {}) },
    body: wish ? JSON.stringify(wish.body) : undefined,
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
