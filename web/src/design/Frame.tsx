import { DirectionProvider, MantineProvider } from "@mantine/core";
import type { i18n as I18n } from "i18next";
import { type ReactNode, useLayoutEffect } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { Layers } from "./Layers";
import { theme } from "./theme";
import { cssVariablesResolver } from "./tokens";

/** Theme, direction and words around everything; tests use the same frame. */
export function Frame({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  const language = useTranslation(undefined, { i18n }).i18n.language; // drawn again when it changes
  const direction = i18n.dir(language);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction; // Mantine's DirectionProvider follows it
  }, [language, direction]);
  return (
    <I18nextProvider i18n={i18n}>
      <DirectionProvider initialDirection={direction}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
          {children}
          <Layers />
        </MantineProvider>
      </DirectionProvider>
    </I18nextProvider>
  );
}
