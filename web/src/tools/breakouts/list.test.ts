import { describe, expect, it } from "vitest";
import { parseList } from "./list";

const people = [
  { id: "p1", name: "Aisha Rahman" },
  { id: "p2", name: "José Núñez" },
  { id: "p3", name: "Kim Lee" },
  { id: "p4", name: "Kim Novak" },
];

describe("a list of groups", () => {
  it("is read as group, name and as name, group", () => {
    const expected = { names: ["Red", "Blue"], plan: { p1: 0, p2: 1, p3: 0 } };
    expect(parseList("Red, Aisha Rahman\nBlue, José Núñez\nRed, Kim Lee", people)).toMatchObject(expected);
    expect(parseList("Aisha Rahman;Red\r\nJosé Núñez;Blue\r\nKim Lee;Red", people)).toMatchObject(expected);
  });

  it("leaves a heading, empty lines and the mark of the file's encoding out", () => {
    const listed = parseList("\uFEFFGroup\tName\n\nRed\tp1\n\n", people);
    expect(listed).toMatchObject({ names: ["Red"], plan: { p1: 0 }, unmatched: [], alone: [] });
  });

  it("takes names without accents and case, quoted, by id and by a first name that only one has", () => {
    const listed = parseList('red, "JOSE  NUNEZ"\nRed, p3\nRED, aisha', people);
    expect(listed).toMatchObject({ names: ["red"], plan: { p1: 0, p2: 0, p3: 0 } });
    expect(parseList('"Red, the first",p1', people).names).toEqual(["Red, the first"]);
  });

  it("takes several names in a line after the group", () => {
    expect(parseList("Red, p1, p2\nBlue, p3", people).plan).toEqual({ p1: 0, p2: 0, p3: 1 });
  });

  it("says which lines fit nobody, which have no group, and who stands there twice", () => {
    const listed = parseList("Red, p1\nRed, Zoe\nKim Lee\nBlue, Aisha Rahman", people);
    expect(listed.unmatched).toEqual([{ row: 2, text: "Zoe" }]);
    expect(listed.alone).toEqual([{ row: 3, text: "Kim Lee" }]);
    expect(listed.repeated).toEqual([{ row: 4, text: "Aisha Rahman" }]);
    expect(listed.plan).toEqual({ p1: 0 });
  });

  it("takes the group first where nothing else tells", () => {
    expect(parseList("Red, Zoe", people)).toMatchObject({ names: ["Red"], unmatched: [{ row: 1, text: "Zoe" }] });
  });

  it("asks who is meant where several have the name, and takes the answer", () => {
    const text = "Red, Kim\nBlue, p1";
    const [asked] = parseList(text, people).ambiguous;
    expect(asked).toMatchObject({ row: 1, text: "Kim", picked: null });
    expect(asked?.people.map(({ id }) => id)).toEqual(["p3", "p4"]);
    const answered = parseList(text, people, { 1: "p4" });
    expect(answered.plan).toEqual({ p4: 0, p1: 1 });
    expect(answered.ambiguous[0]?.picked).toBe("p4");
  });
});
