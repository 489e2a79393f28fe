import { type Socket as IoSocket, io } from "socket.io-client";
import { Problem } from "../api/request";
import * as parser from "./parser";
import type { Asked, Heard, Passing } from "./types";

/** What a page says of itself whenever it connects. */
export interface Hello {
  session: string;
  device: string;
  seq: number;
  wire: string;
}

export interface Hearing {
  /** Connected; `again` after a break. */
  up: (again: boolean) => void;
  /** The line broke, or a try failed; it is tried again by itself. */
  down: (tries: number) => void;
  /** The server does not take this page as it is: its code says why. It is not tried again by itself. */
  refused: (code: string) => void;
  heard: { [Event in keyof Heard]: (payload: Heard[Event]) => void };
}

const ACK_MS = 10_000; // a commit takes milliseconds; after this the line is dead, whatever it says

/** The one connection to the server. It comes back by itself, in 0.3 to 2 s, by WebSocket or else by long polling. */
export class Line {
  private readonly socket: IoSocket;
  private wasUp = false;
  private tries = 0;

  constructor(hello: () => Hello, hearing: Hearing) {
    this.socket = io({
      path: "/socket.io/",
      parser,
      transports: ["websocket", "polling"],
      tryAllTransports: true, // a school's proxy may eat WebSockets
      auth: (give) => give(hello()),
      reconnectionDelay: 300,
      reconnectionDelayMax: 2_000,
      timeout: 5_000,
      forceNew: true,
      autoConnect: false,
    });
    this.socket.on("connect", () => {
      const again = this.wasUp;
      this.wasUp = true;
      this.tries = 0;
      hearing.up(again);
    });
    this.socket.on("disconnect", (reason) => {
      if (reason === "io client disconnect") return;
      hearing.down(++this.tries);
      if (reason === "io server disconnect") this.again();
    });
    this.socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
      if (this.socket.active) hearing.down(++this.tries);
      else hearing.refused(codeOf(error));
    });
    for (const [event, hear] of Object.entries(hearing.heard))
      this.socket.on(event, hear as (payload: unknown) => void);
  }

  get up(): boolean {
    return this.socket.connected;
  }

  open(): void {
    this.socket.connect();
  }

  /** After the server closed or refused: it must be asked for by hand. */
  again(afterMs = 500): void {
    setTimeout(() => {
      if (!this.closed && !this.socket.connected) this.socket.connect();
    }, afterMs);
  }

  private closed = false;
  close(): void {
    this.closed = true;
    this.socket.disconnect();
  }

  /** Tries now instead of at the next step, e.g. when the machine says that it is online. */
  hurry(): void {
    if (this.wasUp && !this.socket.connected && !this.closed) this.socket.connect();
  }

  /** Nobody answers this, and it is not kept for when the line is up again. */
  say<Event extends keyof Passing>(event: Event, said: Passing[Event]): void {
    if (this.socket.connected) this.socket.volatile.emit(event, said);
  }

  /** The server's answer. Throws `Problem`; with code `offline` the question may or may not have arrived. */
  async ask<Event extends keyof Asked>(
    event: Event,
    question: Asked[Event]["ask"],
    withinMs = ACK_MS,
  ): Promise<Asked[Event]["answer"]> {
    if (!this.socket.connected) throw offline();
    const answer: unknown = await this.socket
      .timeout(withinMs)
      .emitWithAck(event, question)
      .catch(() => {
        throw offline();
      });
    const error = (answer as { error?: { code: string; message: string; retry_after?: number } } | null)?.error;
    if (error) throw new Problem(error.code, error.message, 0, error.retry_after);
    return answer as Asked[Event]["answer"];
  }
}

const offline = () => new Problem("offline", "The server does not answer.", 0);

/** python-socketio passes a lone dict on as its text, so the code may stand in the message. */
function codeOf(error: Error & { data?: { code?: string } }): string {
  return error.data?.code ?? /["']code["']: *["'](\w+)/.exec(error.message)?.[1] ?? error.message;
}
