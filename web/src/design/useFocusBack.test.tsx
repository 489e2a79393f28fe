import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { useFocusBack } from "./useFocusBack";

function Dialog({ onClose }: { onClose: () => void }) {
  useFocusBack();
  return (
    <button type="button" onClick={onClose}>
      Close
    </button>
  );
}

/** Opened by a button, or by the item of a menu that is gone by the time the dialog closes. */
function Page({ by }: { by: "button" | "item" }) {
  const [open, setOpen] = useState(false);
  const [gone, setGone] = useState(false);
  return (
    <>
      <button type="button" id="more" onClick={() => by === "button" && setOpen(true)}>
        More
      </button>
      {by === "item" && !gone && (
        <div role="menu" aria-labelledby="more">
          <button type="button" role="menuitem" onClick={() => setOpen(true)}>
            Report
          </button>
        </div>
      )}
      {open && (
        <Dialog
          onClose={() => {
            setGone(true);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

test.each([
  ["button", "More"],
  ["item", "Report"],
] as const)("the focus goes back when the dialog goes, opened by a %s", async (by, name) => {
  render(<Page by={by} />);
  const opener = screen.getByText(name);
  opener.focus();
  fireEvent.click(opener);
  const close = screen.getByText("Close");
  close.focus();
  fireEvent.click(close);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText("More")));
});

test("who has moved on keeps the focus where it is", async () => {
  render(<Page by="button" />);
  const elsewhere = document.body.appendChild(document.createElement("input"));
  screen.getByText("More").focus();
  fireEvent.click(screen.getByText("More"));
  elsewhere.focus();
  fireEvent.click(screen.getByText("Close"));
  await new Promise((done) => setTimeout(done, 0));
  expect(document.activeElement).toBe(elsewhere);
});
