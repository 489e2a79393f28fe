import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// jsdom has no media queries; Mantine asks for one.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
  }) as MediaQueryList;

// How long a page may take says nothing of whether it is right, and the machine may be busy.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
