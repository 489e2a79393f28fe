import { expect, test } from "vitest";
import type { Visible } from "../board/shapes";
import { type Brush, boxOf, picture } from "./picture";

const shape = (more: object): Visible =>
  ({ id: "s", version: 1, versionNonce: 1, index: "a1", x: 0, y: 0, width: 10, height: 10, ...more }) as Visible;

function brush() {
  const said: string[] = [];
  const spy = new Proxy({} as Record<string, unknown>, {
    get: (_, name) =>
      typeof name === "string" ? (...given: unknown[]) => said.push(`${name} ${given.join(" ")}`) : undefined,
    set: (_, name, value) => said.push(`${String(name)} = ${value}`) > 0,
  });
  return { spy: spy as unknown as Brush, said };
}

test("all that is drawn fits, and a few strokes do not fill the picture", () => {
  expect(boxOf([shape({ x: 100, y: 100 })])).toEqual({ left: 0, top: 0, right: 800, bottom: 500 });
  expect(boxOf([shape({ x: -500, width: 3000 })])).toMatchObject({ left: -524, right: 2524 });
});

test("a stroke is drawn from point to point in its colour, and what is being drawn now after it", () => {
  const { spy, said } = brush();
  const stroke = shape({ type: "freedraw", x: 10, y: 20, points: [0, 0, 50, 0], strokeColor: "#1c6b5a" });
  const draft = { id: "d", type: "freedraw", colour: "#b03a22", width: 2, opacity: 100, x: 5, y: 5, points: [[1, 1]] };
  picture(spy, 160, 100, 1, [stroke], [draft as never]);
  const after = said.slice(said.indexOf("strokeStyle = #1c6b5a"));
  expect(after.filter((each) => each.startsWith("lineTo"))).toEqual(["lineTo 10 20", "lineTo 15 20", "lineTo 6 6"]);
  expect(after.filter((each) => each === "stroke ")).toHaveLength(2);
  expect(after).toContain("strokeStyle = #b03a22");
});

test("a text is written line by line", () => {
  const { spy, said } = brush();
  picture(spy, 160, 100, 1, [shape({ type: "text", text: "July\nJanuary", originalText: "" })], []);
  expect(said.filter((each) => each.startsWith("fillText"))).toEqual(["fillText July 0 0", "fillText January 0 25"]);
});
