import { act, render, screen, waitFor } from "@testing-library/react";
import { useRef, useState } from "react";
import { expect, test } from "vitest";
import { useFocusKept } from "./useFocusKept";

let stay: (names: readonly string[]) => void;

function People({ names }: { names: readonly string[] }) {
  const part = useRef<HTMLElement>(null);
  const [here, setHere] = useState(names);
  stay = setHere;
  useFocusKept(part);
  return (
    <aside ref={part}>
      <header>
        <h2>{`${here.length} here`}</h2>
      </header>
      <section>
        <h3>Rules</h3>
      </section>
      {here.length > 0 && (
        <ul>
          {here.map((name) => (
            <li key={name}>
              {name}
              <button type="button">{`Let in ${name}`}</button>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

const focused = () => document.activeElement?.closest("li, h2")?.textContent;
const goes = (...stays: string[]) => act(() => stay(stays));
const at = (name: string) => screen.getByRole("button", { name: `Let in ${name}` }).focus();

test("the focus of a row that goes is kept: the next row, the one before, the heading of the list", async () => {
  render(<People names={["Ada", "Bo", "Cy"]} />);
  at("Bo");
  goes("Ada", "Cy");
  await waitFor(() => expect(focused()).toBe("CyLet in Cy"));
  expect(document.activeElement?.tagName).toBe("LI"); // no button: a key that is held down takes away one, not all
  at("Cy");
  goes("Ada");
  await waitFor(() => expect(focused()).toBe("AdaLet in Ada"));
  goes();
  await waitFor(() => expect(focused()).toBe("0 here"));
});

test("the row after went with it: the one before", async () => {
  render(<People names={["Ada", "Bo", "Cy", "Dan"]} />);
  at("Bo");
  goes("Ada", "Dan");
  await waitFor(() => expect(focused()).toBe("AdaLet in Ada"));
});

test("who has let go of it or is elsewhere is left alone", async () => {
  render(<People names={["Ada", "Bo", "Cy"]} />);
  const later = () => new Promise((done) => setTimeout(done));
  at("Bo");
  (document.activeElement as HTMLElement).blur();
  await later();
  goes("Ada", "Cy");
  await later();
  expect(document.activeElement).toBe(document.body);
  at("Cy");
  const elsewhere = document.body.appendChild(document.createElement("input"));
  elsewhere.focus();
  goes("Ada");
  await later();
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});
