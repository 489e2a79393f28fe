import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Problem } from "./request";
import { fileUrl, upload } from "./upload";

/** The line to a server that nobody runs: what a browser tells us, we tell by hand. */
class Line {
  static last: Line;
  upload: { onprogress?: (said: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = "";
  opened: string[] = [];
  constructor() {
    Line.last = this;
  }
  open(...said: string[]) {
    this.opened = said;
  }
  setRequestHeader() {}
  send() {}
  abort() {
    this.onabort?.();
  }
  answers(status: number, body: string) {
    this.status = status;
    this.responseText = body;
    this.onload?.();
  }
}

beforeEach(() => vi.stubGlobal("XMLHttpRequest", Line));
afterEach(() => vi.unstubAllGlobals());

const file = new File(["moon"], "June & July.png");

test("a file is sent with its name, and how far it is", async () => {
  const sent: number[] = [];
  const { done } = upload("s 1", "chat", file, (part) => sent.push(part));
  expect(Line.last.opened).toEqual(["POST", "/api/v1/sessions/s%201/files?purpose=chat&name=June%20%26%20July.png"]);
  Line.last.upload.onprogress?.({ loaded: 1, total: 4 });
  Line.last.answers(201, JSON.stringify({ id: "f" }));
  expect([(await done).id, sent]).toEqual(["f", [0.25]]);
  expect(fileUrl("s 1", "f")).toBe("/api/v1/sessions/s%201/files/f");
});

test("a refusal, a broken line and a stop are problems with a code", async () => {
  const codes: string[] = [];
  const ends: ((line: Line) => void)[] = [
    (line) => line.answers(409, JSON.stringify({ error: { code: "web_page", message: "This is a web page." } })),
    (line) => line.answers(502, "<html>"),
    (line) => line.onerror?.(),
  ];
  for (const end of ends) {
    const { done } = upload("s", "chat", file);
    end(Line.last);
    codes.push(await done.then(String, (problem: Problem) => problem.code));
  }
  const { done, stop } = upload("s", "chat", file);
  stop();
  codes.push(await done.then(String, (problem: Problem) => problem.code));
  expect(codes).toEqual(["web_page", "unreadable", "offline", "stopped"]);
});

test("what is too large is not sent at all", async () => {
  const large = new File([new Uint8Array(1)], "a.png");
  Object.defineProperty(large, "size", { value: 11 * 1024 * 1024 });
  await expect(upload("s", "chat", large).done).rejects.toMatchObject({ code: "too_large" } satisfies Partial<Problem>);
});
