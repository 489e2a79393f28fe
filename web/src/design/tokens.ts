import type { CSSVariablesResolver } from "@mantine/core";

/** The colours by what they mean. Components use `--cr-*` only, so that light and dark change in one place. */
export const semantic = {
  light: {
    canvas: "#F4F6F1",
    surface: "#FFFFFF",
    raised: "#FFFFFF",
    sunken: "#E9EDE7",
    ink: "#182723",
    ink2: "#42524C",
    ink3: "#596863",
    line: "#D9DFD8",
    lineStrong: "#7C8A84",
    accent: "#1C6B5A",
    onAccent: "#FFFFFF",
    accentSoft: "#E0EFE9",
    accentText: "#125044",
    hand: "#F5B52E",
    onHand: "#382600",
    handSoft: "#FFF1CF",
    handText: "#6F4A00",
    alert: "#B23B26",
    onAlert: "#FFFFFF",
    alertSoft: "#FCE8E2",
    alertText: "#8E2C1A",
    info: "#35599F",
    onInfo: "#FFFFFF",
    infoSoft: "#E6EEFA",
    infoText: "#294680",
    group: "#77406F",
    groupSoft: "#F3E8F1",
    groupText: "#62345B",
    focus: "#2450C4",
    scrim: "rgb(24 39 35 / .45)",
    chip: "rgb(255 255 255 / .94)",
  },
  dark: {
    canvas: "#101816",
    surface: "#19231F",
    raised: "#223029",
    sunken: "#0B110F",
    ink: "#EAF1ED",
    ink2: "#BCC9C3",
    ink3: "#96A69F",
    line: "#2B3933",
    lineStrong: "#73857E",
    accent: "#7FC5AF",
    onAccent: "#07231B",
    accentSoft: "#17352C",
    accentText: "#A9DECD",
    hand: "#F5B52E",
    onHand: "#2B1D00",
    handSoft: "#3A2C0E",
    handText: "#F8CE74",
    alert: "#F09A86",
    onAlert: "#330D05",
    alertSoft: "#40201A",
    alertText: "#F7B5A5",
    info: "#9BB7EC",
    onInfo: "#0E1D3A",
    infoSoft: "#1C2A45",
    infoText: "#B9CDF4",
    group: "#CBA0C5",
    groupSoft: "#38233A",
    groupText: "#E0BFDB",
    focus: "#A9C4FF",
    scrim: "rgb(0 0 0 / .6)",
    chip: "rgb(16 24 22 / .86)",
  },
} as const;

const kebab = (name: string) => name.replace(/([A-Z]|\d)/g, (mark) => `-${mark.toLowerCase()}`);
const variables = (colours: Record<string, string>) =>
  Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--cr-${kebab(name)}`, value]));

/** Mantine's own variables, pointed at ours. */
const bridge = {
  "--mantine-color-body": "var(--cr-canvas)",
  "--mantine-color-text": "var(--cr-ink)",
  "--mantine-color-dimmed": "var(--cr-ink-3)",
  "--mantine-color-default": "var(--cr-surface)",
  "--mantine-color-default-border": "var(--cr-line-strong)",
  "--mantine-color-default-color": "var(--cr-ink)",
  "--mantine-color-default-hover": "var(--cr-sunken)",
  "--mantine-color-placeholder": "var(--cr-ink-3)",
  "--mantine-color-disabled": "var(--cr-sunken)",
  "--mantine-color-disabled-color": "var(--cr-ink-2)", // what cannot be pressed yet is still read
  "--mantine-color-disabled-border": "var(--cr-line-strong)",
  "--mantine-color-error": "var(--cr-alert-text)",
  "--mantine-color-anchor": "var(--cr-accent-text)",
};

/** In the dark its menus take their ground, and what the pointer is on, from its own greys. */
const menus = {
  "--mantine-color-dark-6": "var(--cr-surface)",
  "--mantine-color-dark-4": "var(--cr-line)",
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    "--cr-tap": "44px", // WCAG 2.5.5; also what a thumb hits in a moving bus
    "--cr-ease": "cubic-bezier(.2,.8,.2,1)",
    "--cr-fast": "120ms",
    "--cr-calm": "220ms",
    "--cr-slow": "360ms",
  },
  light: { ...variables(semantic.light), ...bridge },
  dark: { ...variables(semantic.dark), ...bridge, ...menus },
});
