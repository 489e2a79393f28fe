import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { Frame } from "../Frame";
import type { Language } from "../languages";
import { startStrings } from "../strings";

/** Renders inside the page's own frame. */
export async function renderFramed(element: ReactElement, language: Language = "en") {
  const i18n = await startStrings(language);
  return render(<Frame i18n={i18n}>{element}</Frame>);
}
