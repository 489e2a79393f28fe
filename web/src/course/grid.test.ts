import { expect, test } from "vitest";
import { average, behindBelow, isBehind, type LearnerRow, learnersIn, mostStep } from "./grid";

const learner = (id: string, done: number): LearnerRow => ({ id, name: id, done, states: new Map(), cells: [] });
const group = (...done: number[]) => done.map((steps, index) => learner(`p${index}`, steps));

test("most have the number that most have, of equals the larger", () => {
  expect(mostStep(group(2, 7, 7, 8))).toBe(7);
  expect(mostStep(group(7, 7, 8, 8))).toBe(8);
  expect(mostStep([])).toBe(0);
});

test("far behind is who has less than half of the middle one", () => {
  const people = group(1, 3, 7, 8, 8);
  const below = behindBelow(people);
  expect(people.filter((one) => isBehind(one, below)).map(({ done }) => done)).toEqual([1, 3]);
});

test("nobody is behind in a class that has not begun", () => {
  const people = group(0, 0, 0);
  expect(people.some((one) => isBehind(one, behindBelow(people)))).toBe(false);
});

test("staff are not among the learners", () => {
  const activity = { id: "a", title: "A", score: null, at: null, source: null, state: "done" as const };
  const people = [
    { id: "t", name: "T", role: "teacher" as const, activities: [activity] },
    { id: "l", name: "L", role: "learner" as const, activities: [activity] },
  ];
  expect(learnersIn({ people }).map(({ id, done }) => [id, done])).toEqual([["l", 1]]);
});

test("an average has one digit behind the point", () => {
  expect(average([1, 2, 2])).toBe(1.7);
  expect(average([])).toBe(0);
});
