import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent: a deep teal, dark enough at shade 8 for white text. */
const ink: MantineColorsTuple = [
  "#e9f5f5",
  "#d3e7e8",
  "#a6cfd2",
  "#76b6bb",
  "#51a2a8",
  "#3b969d",
  "#2c868d",
  "#177178",
  "#0b5f66",
  "#004d53",
];
/** Only for what rings at this moment. Nothing else on any page is red. */
const alarm: MantineColorsTuple = [
  "#ffeaec",
  "#fcd4d8",
  "#f4a6ae",
  "#ec7582",
  "#e64d5d",
  "#e23446",
  "#d3213a",
  "#bd132d",
  "#a80a27",
  "#930020",
];
/** Negative mentions and warnings: warm, but far from the alarm. */
const ochre: MantineColorsTuple = [
  "#fdf4e3",
  "#f6e6cb",
  "#ebcb98",
  "#e0ae61",
  "#d79634",
  "#c98420",
  "#a96b12",
  "#8a560c",
  "#70450a",
  "#573507",
];
const dark: MantineColorsTuple = [
  "#d5dadb",
  "#b6bec0",
  "#97a1a4",
  "#6d777b",
  "#434d51",
  "#333c40",
  "#262e31",
  "#1c2326",
  "#151b1d",
  "#0e1214",
];

export const theme = createTheme({
  colors: { ink, alarm, ochre, dark },
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: "md",
  fontFamily: "var(--page-font)",
  headings: { fontFamily: "var(--page-font)", fontWeight: "650" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: "not-hover" } },
    // Menus stay inside their landmark, and hold nothing but their items.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    // A dialog's head is no second banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: "presentation" } } } },
    Notification: { styles: { description: { color: "var(--mantine-color-dimmed)" } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

/** Mantine's dimmed text is too faint for WCAG AA on our surfaces. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#f6f7f7",
    "--mantine-color-dimmed": "#4f5a5e",
    "--mantine-color-placeholder": "#667277",
    "--mantine-color-anchor": ink[8],
    "--mantine-color-error": ochre[8],
    "--surface": "#ffffff",
    "--surface-sunken": "#eef1f1",
    "--hairline": "#dde2e3",
    "--chart-seen": "#5e9ba0",
    "--chart-over": "#0b5f66",
    "--chart-negative": "#c98420",
    "--chart-band": "rgba(72, 92, 98, 0.14)",
    "--chart-expected": "#48595e",
    "--chart-grid": "#e3e7e8",
    "--chart-text": "#4f5a5e",
    "--chart-line-1": "#0b5f66",
    "--chart-line-2": "#7a3f8f",
    "--chart-line-3": "#3d5a9e",
    "--chart-line-4": "#5f6b16",
    "--alarm": alarm[7],
    "--alarm-surface": "#fff1f2",
  },
  dark: {
    "--mantine-color-body": "#12171a",
    "--mantine-color-dimmed": "#a4afb2",
    "--mantine-color-placeholder": "#8b969a",
    "--mantine-color-anchor": ink[3],
    "--mantine-color-error": ochre[3],
    "--surface": "#1a2123",
    "--surface-sunken": "#151b1d",
    "--hairline": "#2d3639",
    "--chart-seen": "#2c7d84",
    "--chart-over": "#76c3c9",
    "--chart-negative": "#d79634",
    "--chart-band": "rgba(170, 190, 195, 0.16)",
    "--chart-expected": "#b6c2c5",
    "--chart-grid": "#273033",
    "--chart-text": "#a4afb2",
    "--chart-line-1": "#76c3c9",
    "--chart-line-2": "#d7a4e6",
    "--chart-line-3": "#9db5f0",
    "--chart-line-4": "#c3cf6e",
    "--alarm": alarm[3],
    "--alarm-surface": "#321519",
  },
});
