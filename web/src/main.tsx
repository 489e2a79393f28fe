import "./start";
import "./design/layers.css";
import "./design/mantine";
import "./design/fonts.css";
import "./design/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, pageAt } from "./App";
import { Frame } from "./design/Frame";
import { languageHere } from "./design/languages";
import { startStrings } from "./design/strings";
import { beginsWithAll } from "./design/words";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

// Not awaited here: the words of a language are a file that itself waits until this one has run to its end. The page is
// drawn when what it is made of is there: what would stand in its place is nothing, but stays for 300 ms.
void Promise.all([startStrings(languageHere(), beginsWithAll(location.pathname)), pageAt(location.pathname)]).then(
  ([i18n]) =>
    createRoot(root).render(
      <StrictMode>
        <Frame i18n={i18n}>
          <App />
        </Frame>
      </StrictMode>,
    ),
);
