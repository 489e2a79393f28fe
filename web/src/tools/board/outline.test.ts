import { expect, test } from "vitest";
import { outline } from "./outline";
import type { Visible } from "./shapes";
import { TEMPLATES, template } from "./templates";

const at = (id: string, x: number, y: number, more: object = {}) => ({
  shape: {
    type: "rectangle",
    id,
    x,
    y,
    width: 9,
    height: 9,
    index: "a1",
    version: 1,
    versionNonce: 1,
    ...more,
  } as Visible,
  by: "ada",
});

test("a board reads line by line, and what is written in a box is its name", () => {
  const things = [
    at("low", 0, 300),
    at("end", 200, 10),
    at("words", 205, 12, { type: "text", text: "The\nSun", originalText: "The Sun", containerId: "end" }),
    at("start", 0, 30),
    at("lone", 90, 20, { type: "text", text: "July", originalText: "July", containerId: "gone" }),
  ];
  expect(outline(things).map(({ id, text }) => [id, text])).toEqual([
    ["start", ""],
    ["lone", "July"],
    ["end", "The Sun"],
    ["low", ""],
  ]);
  expect(outline(things, true).map(({ id }) => id)).toEqual(["end", "lone", "start", "low"]);
});

test("the lines of a template are said once, with what is drawn on it one by one", () => {
  const things = template("axes").map((shape) => ({ shape: shape as unknown as Visible, by: "ada" }));
  const said = outline([...things, at("mine", 0, 0, { type: "line", locked: false })]);
  expect(said.map(({ type, with: others }) => [type, others.length])).toEqual([
    ["line", 0],
    ["line", 11],
    ["arrow", 1],
  ]);
});

test.each(TEMPLATES)("what the template %s draws, the server takes: ids once, numbers whole", (name) => {
  const shapes = template(name);
  expect(new Set(shapes.map(({ id }) => id)).size).toBe(shapes.length);
  expect(shapes.length).toBeLessThanOrEqual(64);
  for (const shape of shapes) if ("points" in shape) expect(shape.points.every(Number.isInteger)).toBe(true);
  expect(shapes.every(({ locked, index }) => locked === true && /^[A-Za-z0-9]+$/.test(index))).toBe(true);
});
