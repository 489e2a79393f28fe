import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderFramed } from "../design/testing/render";
import { inTable, useSaid } from "./useSaid";

const TABLE = {
  "This class is over.": "Dieser Kurs ist zu Ende.",
  "{name} is not here.": "{name} ist nicht da.",
  "{name} has locked {what}.": "{name} hat {what} gesperrt.",
  "the chat": "den Chat",
};

test("a sentence is found as a whole, or with what it leaves open", () => {
  expect(inTable("This class is over.", TABLE)).toBe("Dieser Kurs ist zu Ende.");
  expect(inTable("Ada (she) is not here.", TABLE)).toBe("Ada (she) ist nicht da.");
  expect(inTable("Ada has locked the chat.", TABLE)).toBe("Ada hat den Chat gesperrt.");
  expect(inTable("Ada is not here!", TABLE)).toBeUndefined();
});

function Said(problem: { code: string; message: string }) {
  return <p>{useSaid()(problem)}</p>;
}

test("a sentence that no table knows is shown as the server said it", async () => {
  await renderFramed(<Said code="brand_new" message="The moon is in the way." />, "de");
  screen.getByText("The moon is in the way.");
});

test("a code without a known sentence has one of its own", async () => {
  await renderFramed(<Said code="bad_request" message="Expected `str` of length <= 8" />, "de");
  expect(screen.queryByText(/Expected/)).toBeNull();
});
