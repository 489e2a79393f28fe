import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../api/request";
import { Outbox } from "./outbox";
import type { Command } from "./views";

const say = (text: string): Command => ({ kind: "chat.send", text, to: "room" });

describe("the outbox", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("keeps what is said while the line is down, and sends it in order", async () => {
    const sent: string[] = [];
    const outbox = new Outbox(async ({ command }) => {
      sent.push((command as { text: string }).text);
      return { seq: sent.length };
    });
    const answers = Promise.all([outbox.put(say("one")), outbox.put(say("two"))]);
    expect(sent).toEqual([]);
    outbox.connected();
    expect(await answers).toEqual([1, 2]);
    expect(sent).toEqual(["one", "two"]);
  });

  it("sends again with the same client id what was not answered", async () => {
    const ids: string[] = [];
    const outbox = new Outbox(({ client_id }) => {
      ids.push(client_id);
      return ids.length === 1 ? Promise.reject(new Problem("offline", "", 0)) : Promise.resolve({ seq: 7 });
    });
    outbox.connected();
    const answer = outbox.put(say("hello"));
    await vi.advanceTimersByTimeAsync(0);
    outbox.disconnected();
    outbox.connected();
    expect(await answer).toBe(7);
    expect(ids[1]).toBe(ids[0]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ids).toHaveLength(2);
    expect(outbox.waiting).toEqual([]);
  });

  it("waits as long as the server asks, and passes a refusal on", async () => {
    let answer: () => Promise<{ seq: number }> = () => Promise.reject(new Problem("too_fast", "", 0, 2));
    const outbox = new Outbox(() => answer());
    outbox.connected();
    const slow = outbox.put(say("slow"));
    await vi.advanceTimersByTimeAsync(1_900);
    expect(outbox.waiting).toHaveLength(1);
    answer = () => Promise.resolve({ seq: 3 });
    await vi.advanceTimersByTimeAsync(200);
    expect(await slow).toBe(3);
    answer = () => Promise.reject(new Problem("not_yours", "Only its author may change a message.", 0));
    await expect(outbox.put(say("no"))).rejects.toThrow("Only its author");
  });
});
