import { describe, expect, it } from "vitest";
import { Health } from "./health";

type Stats = [string, unknown][];
const pair = (counted: object): Stats => [
  ["p", { type: "candidate-pair", nominated: true, state: "succeeded", ...counted }],
];
const second = { type: "candidate-pair", nominated: true, state: "succeeded", bytesReceived: 0, responsesReceived: 9 };
const chromium = (
  bytesReceived: number,
  requestsSent: number,
  responsesReceived: number,
  state = "succeeded",
): Stats => [
  ["another network", { ...second, requestsSent: requestsSent * 9 }],
  ["t", { type: "transport", selectedCandidatePairId: "p" }],
  ...pair({ bytesReceived, requestsSent, responsesReceived, state }),
];
const firefox = (bytesReceived: number, responsesReceived: number) => pair({ bytesReceived, responsesReceived });
const bytesOnly = (bytesReceived: number) => pair({ bytesReceived });

describe("whether a connection is still good", () => {
  it("is while its checks are answered, though a busy machine sends nothing else", () => {
    const health = new Health();
    expect(health.judge(chromium(100, 4, 4), 0, true)).toBe("well");
    expect(health.judge(chromium(100, 5, 5), 2_700, true)).toBe("well");
    expect(health.judge(chromium(100, 8, 7), 5_400, true)).toBe("well");
    expect(health.judge(chromium(100, 10, 8), 11_300, true)).toBe("well");
  });

  it("dies when its checks stay unanswered, the last of which is under way", () => {
    const health = new Health();
    health.judge(chromium(100, 4, 4), 0, false);
    expect(health.judge(chromium(100, 7, 4), 5_900, false)).toBe("well");
    expect(health.judge(chromium(100, 7, 4, "in-progress"), 6_100, false)).toBe("unanswered");
  });

  it("does not die before it asked: who was held up had no answer to get", () => {
    const health = new Health();
    health.judge(chromium(100, 4, 4), 0, true);
    expect(health.judge(chromium(100, 6, 4), 9_000, true)).toBe("well");
  });

  it("is looked at closely while the server hears nothing either", () => {
    const health = new Health();
    health.judge(chromium(100, 4, 4), 0, true);
    health.suspect(1_000);
    expect(health.judge(chromium(100, 6, 4), 2_400, true)).toBe("well");
    expect(health.judge(chromium(100, 6, 4), 2_600, true)).toBe("unanswered");
  });

  it("dies of silence where only answers are counted, after the time of two checks", () => {
    const health = new Health();
    health.judge(firefox(100, 1), 0, true);
    expect(health.judge(firefox(100, 1), 11_900, true)).toBe("well");
    expect(health.judge(firefox(100, 1), 12_100, true)).toBe("silent");
  });

  it("dies of silence sooner where no check is counted and bytes flowed before", () => {
    const health = new Health();
    health.judge(bytesOnly(100), 0, true);
    expect(health.judge(bytesOnly(100), 5_900, true)).toBe("well");
    expect(health.judge(bytesOnly(100), 6_100, true)).toBe("silent");
  });

  it("may be silent while nobody sends, and while a new sender is slow to begin", () => {
    const health = new Health();
    health.judge(bytesOnly(100), 0, false);
    expect(health.judge(bytesOnly(100), 60_000, false)).toBe("well");
    health.judge(bytesOnly(200), 61_000, true);
    health.reset();
    expect(health.judge(bytesOnly(200), 90_000, true)).toBe("well");
  });
});
