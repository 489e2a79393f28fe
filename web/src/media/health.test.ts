import { describe, expect, it } from "vitest";
import { Health } from "./health";

const stats = (bytesReceived: number, requestsSent = 1, responsesReceived = 1): [string, unknown][] => [
  [
    "p",
    { type: "candidate-pair", nominated: true, state: "succeeded", bytesReceived, requestsSent, responsesReceived },
  ],
];

describe("whether a connection is still good", () => {
  it("dies of silence where bytes flowed before", () => {
    const health = new Health();
    expect(health.judge(stats(100), 0, true)).toBe("well");
    expect(health.judge(stats(100), 3_900, true)).toBe("well");
    expect(health.judge(stats(100), 4_100, true)).toBe("dead");
  });

  it("is looked at closely after a break of the line", () => {
    const health = new Health();
    health.judge(stats(100), 0, true);
    health.hurry(1_000);
    expect(health.judge(stats(100), 2_400, true)).toBe("well");
    expect(health.judge(stats(100), 2_600, true)).toBe("dead");
  });

  it("may be silent while nobody sends, and while a new sender is slow to begin", () => {
    const health = new Health();
    health.judge(stats(100), 0, false);
    expect(health.judge(stats(100), 60_000, false)).toBe("well");
    health.reset(60_000);
    expect(health.judge(stats(100), 90_000, true)).toBe("well");
  });

  it("dies when its checks stay unanswered", () => {
    const health = new Health();
    health.judge(stats(100, 4, 4), 0, false);
    expect(health.judge(stats(100, 6, 4), 3_000, false)).toBe("well");
    expect(health.judge(stats(100, 7, 4), 6_000, false)).toBe("dead");
  });
});
