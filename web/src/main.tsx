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
const i18n = await startStrings(languageHere());
createRoot(root).render(
  <StrictMode>
    <Frame i18n={i18n}>
      <App />
    </Frame>
  </StrictMode>,
);
