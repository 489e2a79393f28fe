import { fireEvent, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { Resources } from "../api/useResource";
import { renderFramed } from "../design/testing/render";
import { WordsCard } from "./WordsCard";

afterEach(() => vi.unstubAllGlobals());

/** A server that keeps one list, and refuses while `refusal` is set. */
function serve(words: readonly string[]) {
  const server = { words, refusal: undefined as string | undefined, puts: 0 };
  vi.stubGlobal("fetch", async (_: string, { method, body }: RequestInit) => {
    if (method === "PUT") {
      server.puts += 1;
      if (server.refusal) {
        const error = { code: "too_many_words", message: server.refusal };
        return new Response(JSON.stringify({ error }), { status: 422 });
      }
      server.words = JSON.parse(String(body)).words;
    }
    return new Response(JSON.stringify({ words: server.words, at: null }));
  });
  return server;
}

const field = () => screen.findByTestId<HTMLTextAreaElement>("words-text");
const write = async (text: string) => fireEvent.change(await field(), { target: { value: text } });

test("the words of a course are read when they are asked for, changed by keyboard, and kept", async () => {
  const server = serve(["ass", "fool"]);
  await renderFramed(
    <Resources>
      <WordsCard course="c" />
    </Resources>,
  );
  fireEvent.click(screen.getByTestId("open-words"));
  expect((await field()).value).toBe("ass\nfool");
  await waitFor(async () => expect(document.activeElement).toBe(await field()));
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await write(" fool \n\nDumme Kuh\nfool");
  fireEvent.click(screen.getByTestId("words-save"));
  expect(await screen.findByText("Saved")).toBeTruthy();
  expect(server.words).toEqual(["fool", "Dumme Kuh"]);
  await waitFor(() => expect(screen.queryByTestId("words-text")).toBeNull());
});

test("what is too much says the bound before it is sent, and what the server refuses stays written", async () => {
  const server = serve([]);
  await renderFramed(
    <Resources>
      <WordsCard course="c" />
    </Resources>,
  );
  fireEvent.click(screen.getByTestId("open-words"));
  const hint = async () => (await screen.findByTestId("words-hint")).textContent;
  const save = () => screen.getByTestId<HTMLButtonElement>("words-save");
  await write("x".repeat(41));
  expect(await hint()).toBe("1 line is too long: at most 40 letters");
  expect(save().disabled).toBe(true);
  await write(Array.from({ length: 201 }, (_, n) => `w${n}`).join("\n"));
  expect(await hint()).toBe("These are 201: a course keeps at most 200");
  expect(save().disabled).toBe(true);
  await write("fool");
  server.refusal = "A course keeps at most 200 words.";
  fireEvent.click(save());
  await waitFor(async () => expect(await hint()).toBe("A course keeps at most 200 words."));
  expect((await field()).value).toBe("fool");
  expect(server.puts).toBe(1);
});
