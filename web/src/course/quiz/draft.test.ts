import { beforeEach, expect, test } from "vitest";
import { dropDraft, emptyDraft, isAnswered, keepDraft, keyOf, readDraft } from "./draft";

const key = keyOf("aisha", "earth", "check");

beforeEach(() => localStorage.clear());

test("a draft is what it was after a reload", () => {
  const draft = { ...emptyDraft(), answers: { q1: ["b"], q2: "23.5" }, at: 1 };
  keepDraft(key, draft);
  expect(readDraft(key)).toEqual(draft);
});

test("another person on the same device begins with nothing", () => {
  keepDraft(key, { ...emptyDraft(), answers: { q1: ["b"] } });
  expect(readDraft(keyOf("ben", "earth", "check")).answers).toEqual({});
});

test("what storage holds of something else is not a draft", () => {
  for (const text of ["{", "null", '"x"', '{"answers":null}', '{"clientId":1,"at":0,"answers":{}}']) {
    localStorage.setItem(key, text);
    expect(readDraft(key).answers).toEqual({});
  }
});

test("each attempt has a name of its own that the server accepts", () => {
  const [one, two] = [emptyDraft().clientId, emptyDraft().clientId];
  expect(one).not.toBe(two);
  expect(one).toMatch(/^[a-z0-9]{1,48}$/);
});

test("a dropped draft is gone", () => {
  keepDraft(key, { ...emptyDraft(), answers: { q1: ["b"] } });
  dropDraft(key);
  expect(readDraft(key).answers).toEqual({});
});

test("spaces and no options are no answer", () => {
  expect([undefined, "", "  ", []].map(isAnswered)).toEqual([false, false, false, false]);
  expect([["a"], "x"].map(isAnswered)).toEqual([true, true]);
});
