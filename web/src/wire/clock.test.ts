import { afterEach, expect, test } from "vitest";
import { serverNow, setByServer } from "./clock";

const NOW = Date.parse("2026-11-25T10:00:00Z");
afterEach(() => setByServer(new Date().toUTCString()));

test("a device whose clock is five minutes wrong counts as the server does", () => {
  setByServer("Wed, 25 Nov 2026 10:05:00 GMT", NOW);
  expect(serverNow(NOW)).toBe(NOW + 300_000);
});

test("what an answer's way takes is no difference, and an answer without a date says nothing", () => {
  setByServer("Wed, 25 Nov 2026 10:05:00 GMT", NOW);
  setByServer(null, NOW);
  expect(serverNow(NOW)).toBe(NOW + 300_000);
  setByServer("Wed, 25 Nov 2026 09:59:59 GMT", NOW);
  expect(serverNow(NOW)).toBe(NOW);
});
