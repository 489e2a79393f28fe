import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

/* Ramps: index 6 is the fill in light, index 3 the fill in dark (see primaryShade). */
const pine: MantineColorsTuple = [
  "#EDF6F2",
  "#D8ECE4",
  "#B0D9CA",
  "#7FC5AF",
  "#52A88F",
  "#338C75",
  "#1C6B5A",
  "#165A4C",
  "#11493E",
  "#0B352D",
];
const marigold: MantineColorsTuple = [
  "#FFF7E3",
  "#FFECC2",
  "#FEDC8E",
  "#FACB5C",
  "#F5B52E",
  "#DF9B10",
  "#B17400",
  "#865900",
  "#654300",
  "#452E00",
];
const brick: MantineColorsTuple = [
  "#FDF0EC",
  "#FADDD5",
  "#F4BDAF",
  "#F09A86",
  "#E2705A",
  "#CE4E37",
  "#B23B26",
  "#942F1D",
  "#742416",
  "#501910",
];
const river: MantineColorsTuple = [
  "#EEF3FB",
  "#DBE6F7",
  "#B9CDEF",
  "#9BB7EC",
  "#6B90D8",
  "#4A72C0",
  "#35599F",
  "#2B4983",
  "#213868",
  "#172849",
];
const plum: MantineColorsTuple = [
  "#F7F0F6",
  "#EDDDEB",
  "#DBBDD7",
  "#CBA0C5",
  "#AD72A5",
  "#925489",
  "#77406F",
  "#62345B",
  "#4D2848",
  "#361C32",
];

/** autoContrast looks at the light shade only, so our three button fills name their tokens. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const primary = !input.color || input.color === "pine";
  if (primary && input.variant === "filled")
    return {
      background: "var(--cr-accent)",
      hover: "color-mix(in srgb, var(--cr-accent) 88%, var(--cr-ink))",
      color: "var(--cr-on-accent)",
      border: "none",
    };
  if (primary && input.variant === "light")
    return {
      background: "var(--cr-accent-soft)",
      hover: "color-mix(in srgb, var(--cr-accent-soft) 80%, var(--cr-accent))",
      color: "var(--cr-accent-text)",
      border: "none",
    };
  if (input.color === "brick" && input.variant === "filled")
    return {
      background: "var(--cr-alert)",
      hover: "color-mix(in srgb, var(--cr-alert) 88%, var(--cr-ink))",
      color: "var(--cr-on-accent)",
      border: "none",
    };
  return defaultVariantColorsResolver(input);
};

/** Where all that floats is drawn: `Layers.tsx`. */
export const LAYERS = "layers";

export const theme = createTheme({
  variantColorResolver,
  colors: { pine, marigold, brick, river, plum },
  primaryColor: "pine",
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  white: "#FFFFFF",
  black: "#182723",
  fontFamily:
    '"Classroom Digits", "Atkinson Hyperlegible Next Variable", "Noto Sans Arabic Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, monospace',
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "1rem", lg: "1.125rem", xl: "1.375rem" },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.55", lg: "1.5", xl: "1.3" },
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "2rem", lineHeight: "1.15" },
      h2: { fontSize: "1.5rem", lineHeight: "1.2" },
      h3: { fontSize: "1.1875rem", lineHeight: "1.3" },
      h4: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "6px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  defaultRadius: "md",
  shadows: {
    xs: "0 1px 2px rgb(24 39 35 / .06)",
    sm: "0 1px 2px rgb(24 39 35 / .06), 0 2px 8px -2px rgb(24 39 35 / .08)",
    md: "0 2px 6px rgb(24 39 35 / .07), 0 12px 28px -10px rgb(24 39 35 / .20)",
    lg: "0 4px 10px rgb(24 39 35 / .10), 0 24px 48px -16px rgb(24 39 35 / .30)",
  },
  breakpoints: { xs: "30em", sm: "48em", md: "64em", lg: "80em", xl: "90em" },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Portal: { defaultProps: { target: `#${LAYERS}` } },
    Button: { defaultProps: { size: "md", radius: "md" }, styles: { root: { minHeight: 44, fontWeight: 600 } } },
    ActionIcon: { defaultProps: { size: 44, radius: "md", variant: "subtle", color: "gray" } },
    TextInput: { defaultProps: { size: "md", radius: "md" } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    Drawer: { defaultProps: { position: "bottom", radius: "xl" } },
    DrawerHeader: { defaultProps: { role: "none" } }, // the page has one banner, and a dialog's title is none
    ModalHeader: { defaultProps: { role: "none" } },
    Modal: {
      styles: {
        title: { fontSize: "1.25rem", lineHeight: 1.3, fontWeight: 650 },
        close: { width: 44, height: 44, marginInlineEnd: -4, ["--cb-icon-size" as string]: "22px" },
      },
    },
    NativeSelect: { styles: { input: { minHeight: 44 } } },
    Menu: {
      // withInitialFocusPlaceholder: it is no item of a menu. A closed menu is gone at once: a letter pressed
      // while it faded away was taken for one of the menu's, and lost.
      defaultProps: {
        shadow: "md",
        radius: "md",
        withInitialFocusPlaceholder: false,
        transitionProps: { exitDuration: 0 },
      },
    },
  },
});
