import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { renderFramed } from "../design/testing/render";
import type { MediaState } from "../media/hub";
import { ClassContext, type InClass } from "./context";
import { useLineWord } from "./TopBar";

function Chip() {
  const { word, state } = useLineWord();
  return (
    <p data-testid="chip" data-state={state}>
      {word}
    </p>
  );
}

test("the line is good only while both connections are up", async () => {
  const media = createStore<MediaState>(() => ({
    publish: "new",
    subscribe: "new",
    comings: [],
    tracks: new Map(),
    blocked: false,
    everUp: false,
    repairs: 0,
  }));
  const live = { store: createStore(() => ({ lost: null })), media: { store: media } };
  await renderFramed(
    <ClassContext value={{ live } as unknown as InClass}>
      <Chip />
    </ClassContext>,
  );
  const chip = () => [screen.getByTestId("chip").dataset.state, screen.getByTestId("chip").textContent];
  expect(chip()).toEqual(["connecting", "line_connecting_short"]);
  act(() => media.setState({ publish: "connected", subscribe: "connecting", everUp: true }));
  expect(chip()).toEqual(["weak", "line_weak_short"]);
  act(() => media.setState({ subscribe: "connected" }));
  expect(chip()).toEqual(["good", "line_good_short"]);
  act(() => media.setState({ publish: "failed" }));
  expect(chip()).toEqual(["weak", "line_weak_short"]);
});
