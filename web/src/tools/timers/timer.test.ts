import { describe, expect, it } from "vitest";
import type { TimerView } from "../../wire/views";
import { leftShare, mayTurn, passed, shownMs, stateOf } from "./timer";

const timer = (more: Partial<TimerView> = {}): TimerView => ({
  label: "",
  duration_ms: 60_000,
  elapsed_ms: 0,
  since_ms: 1_000,
  rang: false,
  by: "tess",
  ...more,
});

describe("a timer", () => {
  it("shows the whole time at its start and 0:00 only at its end", () => {
    expect([1_000, 1_001, 60_500, 61_000, 70_000].map((now) => shownMs(timer(), now))).toEqual([
      60_000, 60_000, 1_000, 0, 0,
    ]);
  });

  it("stands still while it is paused, and counts what ran before", () => {
    const paused = timer({ elapsed_ms: 20_000, since_ms: null });
    expect([stateOf(paused, 5_000), shownMs(paused, 5_000), shownMs(paused, 500_000)]).toEqual([
      "paused",
      40_000,
      40_000,
    ]);
    expect(shownMs(timer({ elapsed_ms: 20_000 }), 11_000)).toBe(30_000);
  });

  it("is over when its time is, even before the server says so", () => {
    expect(stateOf(timer(), 60_999)).toBe("running");
    expect(stateOf(timer(), 61_000)).toBe("over");
    expect(stateOf(timer({ rang: true, since_ms: null }), 2_000)).toBe("over");
  });

  it("goes backwards on no device whose clock is behind", () => {
    expect(shownMs(timer(), 0)).toBe(60_000);
    expect(leftShare(timer(), 0)).toBe(1);
  });

  it("counts up as a stopwatch, which is never over", () => {
    const watch = timer({ duration_ms: null });
    expect([shownMs(watch, 91_500), stateOf(watch, 9_000_000)]).toEqual([90_500, "running"]);
  });

  it("is spoken of at two minutes and thirty seconds, each once", () => {
    expect(passed(121_000, 120_000)).toBe(120_000);
    expect(passed(120_000, 119_000)).toBeUndefined();
    expect(passed(31_000, 29_000)).toBe(30_000);
    expect(passed(60_000, 120_000)).toBeUndefined();
  });

  it("is turned by staff, and in a group by who is in it", () => {
    expect(mayTurn(true, "main", "class")).toBe(true);
    expect(mayTurn(false, "main", "main")).toBe(false);
    expect(mayTurn(false, "s.1.2", "s.1.2")).toBe(true);
    expect(mayTurn(false, "s.1.2", "class")).toBe(false);
  });
});
