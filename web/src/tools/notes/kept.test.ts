import { beforeEach, expect, test } from "vitest";
import { left, notesWithKept, updatesOf, write } from "./kept";

const PLACE = { session: "s", person: "ada", notes: "n" };
const NONE = new Map<string, string>();
const bytes = (...numbers: number[]) => new Uint8Array(numbers);

beforeEach(() => localStorage.clear());

test("what one wrote is found after a reload, by another tab too, until it is sent", () => {
  write(PLACE, "tab1", [bytes(1, 255), bytes(0)], NONE);
  expect(notesWithKept("s", "ada")).toEqual(["n"]);
  expect(notesWithKept("s", "bob")).toEqual([]);
  const found = left(PLACE);
  expect(updatesOf(found)).toEqual([bytes(1, 255), bytes(0)]);
  write(PLACE, "tab2", [], found);
  expect(notesWithKept("s", "ada")).toEqual([]);
});

test("what another tab has written since is not taken from it", () => {
  write(PLACE, "tab1", [bytes(1)], NONE);
  const found = left(PLACE);
  write(PLACE, "tab1", [bytes(1), bytes(2)], NONE);
  write(PLACE, "tab2", [], found);
  expect(updatesOf(left(PLACE))).toEqual([bytes(1), bytes(2)]);
});

test("what is no list of texts is nothing", () => {
  localStorage.setItem("classroom:notes:s:ada:n:tab1", "{");
  expect(updatesOf(left(PLACE))).toEqual([]);
});
