import { encode } from "@msgpack/msgpack";
import { expect, test } from "vitest";
import { Pointers, Telling } from "./gestures";
import type { Element } from "./shapes";

const stroke = (count: number): Element => ({
  ...{ id: "f", type: "freedraw", version: 1, versionNonce: 1, isDeleted: false, index: "a1", x: 10, y: 20 },
  ...{ strokeColor: "#182723", strokeWidth: 2, opacity: 100, width: count, height: 0 },
  points: Array.from({ length: count }, (_, n) => [n, 0]),
});

test("a stroke is told in pieces and put together again, at most once a tick", () => {
  let now = 1_000;
  const said: Uint8Array[] = [];
  const telling = new Telling(
    (one) => said.push(one),
    () => now,
  );
  const pointers = new Pointers("me", () => now);
  for (const count of [3, 5, 9]) {
    telling.moved(count, 0, stroke(count));
    telling.moved(count, 0, stroke(count)); // within the tick
    now += 50;
  }
  expect(said.length).toBe(3);
  pointers.heard([["ada", said]]);
  const [pointer] = pointers.all(() => false);
  expect(pointer?.draft?.points.map(([x]) => x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect([pointer?.person, pointer?.x]).toEqual(["ada", 9]);
  expect(pointers.all((id) => id === "f")[0]?.draft).toBeNull();
});

test("one's own pointer is not shown, a silent one goes, and what is no gesture is dropped", () => {
  let now = 0;
  const pointers = new Pointers("me", () => now);
  const bad = [
    new Uint8Array([0xc1]),
    encode("x"),
    encode([1]),
    encode([1, Number.NaN]),
    encode([1, 2, ["f", "line"]]),
  ];
  pointers.heard([
    ["bob", bad],
    ["me", [encode([1, 2])]],
    ["ada", [encode([3, 4])]],
  ]);
  expect(pointers.all(() => false).map(({ person, x, y }) => [person, x, y])).toEqual([["ada", 3, 4]]);
  now = 5_000;
  expect(pointers.all(() => false)).toEqual([]);
});
