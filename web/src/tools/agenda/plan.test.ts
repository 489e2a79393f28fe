import { describe, expect, it } from "vitest";
import { clockTimes, longer, moved, standing } from "./plan";
import { MIN, step } from "./testing";

describe("a plan", () => {
  const steps = [
    step("warm-up", 5, { started_ms: 0, ended_ms: 5 * MIN }),
    step("evidence", 12, { started_ms: 5 * MIN }),
    step("groups", 15),
    step("ask", 5),
    step("exit", 5),
  ];

  const plan = (current: string, auto = false) => ({ steps, current, auto });

  it("tells when each step begins", () => {
    expect(clockTimes(steps, 100 * MIN)).toEqual([100, 105, 117, 132, 137].map((at) => at * MIN));
  });

  it("lets the next step give its minutes when the current one is over", () => {
    const now = standing(plan("evidence"), 19 * MIN, 42 * MIN);
    expect(now).toMatchObject({ left: -2, ran: 14, late: 0 });
    expect(now.next?.id).toBe("groups");
    expect([...now.gives]).toEqual([["groups", 13]]);
  });

  it("leaves every step a minute and says what cannot be saved", () => {
    const now = standing(plan("evidence"), 19 * MIN, 20 * MIN);
    expect([...now.gives]).toEqual([
      ["groups", 1],
      ["ask", 1],
      ["exit", 1],
    ]);
    expect(now.late).toBe(24 - 22);
  });

  it("takes nothing from any step where it goes on by itself, and says how late it is", () => {
    const now = standing(plan("evidence", true), 19 * MIN, 42 * MIN);
    expect(now.gives.size).toBe(0);
    expect(now.late).toBe(2);
  });

  it("has all its minutes when it has just begun, also by a clock that was read before", () => {
    expect(standing(plan("evidence"), 5 * MIN - 3_000, 60 * MIN)).toMatchObject({ ran: 0, left: 12 });
  });

  it("is not over in the first moments after its minutes", () => {
    expect(standing(plan("evidence"), 17 * MIN + 1_000, 60 * MIN).left).toBe(0);
    expect(standing(plan("evidence"), 16 * MIN + 59_000, 60 * MIN).left).toBe(1);
  });

  it("gives the current step two more minutes of the next one's", () => {
    expect(longer(steps, "evidence", 2).map(({ minutes }) => minutes)).toEqual([5, 14, 13, 5, 5]);
    expect(longer(steps, "exit", 2).map(({ minutes }) => minutes)).toEqual([5, 12, 15, 5, 7]);
  });

  it("moves a step and keeps the others in order", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b"], 1, 9)).toEqual(["a", "b"]);
  });
});
