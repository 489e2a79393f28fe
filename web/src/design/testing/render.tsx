import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { Frame } from "../Frame";
import { startStrings } from "../strings";

/** Renders inside the page's own frame. */
export async function renderFramed(element: ReactElement, language = "en") {
  const i18n = await startStrings(language);
  return render(<Frame i18n={i18n}>{element}</Frame>);
}
