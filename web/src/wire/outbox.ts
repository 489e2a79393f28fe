import { Problem } from "../api/request";
import { newId } from "./ids";
import type { Command } from "./views";

export interface Entry {
  client_id: string;
  command: Command;
  at_ms: number;
}

interface Held extends Entry {
  sent: boolean;
  done: (seq: number) => void;
  failed: (problem: Problem) => void;
}

const MOST = 500; // what a person can do while the line is down; then the newest are refused, not the oldest lost

/**
 * Commands on their way. Each is sent once the line is up, in order, and again with the same client id until the
 * server has answered: it has one effect however often it is sent.
 */
export class Outbox {
  private held: Held[] = [];
  private up = false;

  constructor(
    private readonly send: (entry: { client_id: string; command: Command }) => Promise<{ seq: number }>,
    private readonly changed: (waiting: readonly Entry[]) => void = () => {},
    private readonly now: () => number = Date.now,
  ) {}

  get waiting(): readonly Entry[] {
    return this.held;
  }

  /** The seq of the command's first fact. Throws `Problem` where the server refuses it. */
  put(command: Command, clientId: string = newId()): Promise<number> {
    if (this.held.length >= MOST) {
      return Promise.reject(new Problem("too_many", "Too much is waiting to be sent.", 0));
    }
    const answer = new Promise<number>((done, failed) => {
      this.held.push({ client_id: clientId, command, at_ms: this.now(), sent: false, done, failed });
    });
    this.changed(this.held);
    this.flush();
    return answer;
  }

  /** The line is up: everything unanswered goes out again. */
  connected(): void {
    this.up = true;
    for (const entry of this.held) entry.sent = false;
    this.flush();
  }

  disconnected(): void {
    this.up = false;
  }

  private flush(): void {
    if (!this.up) return;
    for (const entry of this.held) {
      if (entry.sent) continue;
      entry.sent = true;
      void this.deliver(entry);
    }
  }

  private async deliver(entry: Held): Promise<void> {
    try {
      const { seq } = await this.send({ client_id: entry.client_id, command: entry.command });
      this.drop(entry);
      entry.done(seq);
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem("failed", String(error), 0);
      if (problem.code === "offline") return this.later(entry, 1_000);
      if (problem.retryAfterS !== undefined) return this.later(entry, problem.retryAfterS * 1_000);
      this.drop(entry);
      entry.failed(problem);
    }
  }

  private later(entry: Held, ms: number): void {
    setTimeout(() => {
      entry.sent = false;
      this.flush();
    }, ms);
  }

  private drop(entry: Held): void {
    this.held = this.held.filter((other) => other !== entry);
    this.changed(this.held);
  }
}
