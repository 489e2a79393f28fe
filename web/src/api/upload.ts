import { Problem } from "./request";

export type Purpose = "chat" | "board" | "slides";

/** What the server found it to be. `wide`, `high`: of a picture, else 0; `pages`: of a PDF. */
export interface Sent {
  id: string;
  name: string;
  size: number;
  type: string;
  wide: number;
  high: number;
  pages: number;
}

export interface Upload {
  /** Fails with `Problem`; its code is `stopped` after `stop`. */
  readonly done: Promise<Sent>;
  stop: () => void;
}

/** As the server has them; asked here first, so that nobody waits for a refusal. */
export const MOST_MB: Readonly<Record<Purpose, number>> = { chat: 10, board: 10, slides: 100 };

const MB = 1024 * 1024;

/** Where a file of the class is read; it never changes, so a browser may keep it. */
export function fileUrl(session: string, id: string): string {
  return `/api/v1/sessions/${encodeURIComponent(session)}/files/${encodeURIComponent(id)}`;
}

/** Sends a file. `onSent`: how much of it is at the server, from 0 to 1; after 1 the server still looks at it. */
export function upload(session: string, purpose: Purpose, file: File, onSent?: (part: number) => void): Upload {
  const asked = new XMLHttpRequest(); // `fetch` does not say how much was sent
  const done = new Promise<Sent>((resolve, reject) => {
    if (file.size === 0) return reject(new Problem("empty", "This file is empty. Was it saved?", 0));
    if (file.size > MOST_MB[purpose] * MB)
      return reject(
        new Problem("too_large", `Files may have ${MOST_MB[purpose]} MB here. Make this one smaller, or split it.`, 0),
      );
    asked.upload.onprogress = ({ loaded, total }) => onSent?.(total > 0 ? loaded / total : 0);
    asked.onload = () => {
      const said = answerOf(asked);
      if (said instanceof Problem) reject(said);
      else resolve(said);
    };
    asked.onerror = () => reject(new Problem("offline", "The server does not answer.", 0));
    asked.onabort = () => reject(new Problem("stopped", "Not sent.", 0));
    const name = encodeURIComponent(file.name.slice(-200));
    asked.open("POST", `/api/v1/sessions/${encodeURIComponent(session)}/files?purpose=${purpose}&name=${name}`);
    asked.setRequestHeader("content-type", "application/octet-stream");
    asked.send(file);
  });
  return { done, stop: () => asked.abort() };
}

function answerOf(asked: XMLHttpRequest): Sent | Problem {
  try {
    const said: unknown = JSON.parse(asked.responseText);
    if (asked.status < 300) return said as Sent;
    const { error } = said as { error?: { code?: string; message?: string; retry_after?: number } };
    const words = error?.message ?? "That did not work.";
    return new Problem(error?.code ?? "failed", words, asked.status, error?.retry_after);
  } catch {
    return new Problem("unreadable", "The server answered something else than expected.", asked.status);
  }
}
