import { cleanup } from "@testing-library/react";
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

afterEach(cleanup);
