import "./design/layers.css";
import "./design/mantine";
import "./design/fonts.css";
import "./design/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { askEarly } from "./api/early";
import { Frame } from "./design/Frame";
import { languageHere } from "./design/languages";
import { startStrings } from "./design/strings";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

askEarly(location.pathname);
// Not awaited here: the words of a language are a file that itself waits until this one has run to its end.
void startStrings(languageHere()).then((i18n) =>
  createRoot(root).render(
    <StrictMode>
      <Frame i18n={i18n}>
        <App />
      </Frame>
    </StrictMode>,
  ),
);
