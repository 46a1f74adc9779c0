import type { PaletteOptions } from "@mui/material/styles";

/** Calm blues on grey; every text colour reaches 4.5 : 1 on its ground (tested in palette.test.ts). */
export const lightPalette = {
  mode: "light",
  primary: { main: "#1f5583", dark: "#163f63", light: "#e6eff7", contrastText: "#ffffff" },
  secondary: { main: "#4d5b6a", contrastText: "#ffffff" },
  error: { main: "#b3261e", contrastText: "#ffffff" },
  warning: { main: "#8a5300", contrastText: "#ffffff" },
  success: { main: "#1e6b3c", contrastText: "#ffffff" },
  info: { main: "#245f8f", contrastText: "#ffffff" },
  background: { default: "#f4f6f8", paper: "#ffffff" },
  text: { primary: "#1b2530", secondary: "#53606d", disabled: "#8a949e" },
  divider: "#dde2e7",
} satisfies PaletteOptions;

export const darkPalette = {
  mode: "dark",
  primary: { main: "#8fc0ea", dark: "#6aa7da", light: "#20374b", contrastText: "#0d1b28" },
  secondary: { main: "#b4c0cc", contrastText: "#12181e" },
  error: { main: "#f2a19b", contrastText: "#2b0906" },
  warning: { main: "#efbd71", contrastText: "#2a1800" },
  success: { main: "#86cf9f", contrastText: "#05210f" },
  info: { main: "#8fc0ea", contrastText: "#0d1b28" },
  background: { default: "#12171c", paper: "#1a2128" },
  text: { primary: "#e5eaef", secondary: "#a9b4bf", disabled: "#6d7883" },
  divider: "#2d363f",
} satisfies PaletteOptions;

/** Fonts that office computers have; nothing is fetched. */
export const fontFamily = [
  "-apple-system",
  "BlinkMacSystemFont",
  '"Segoe UI"',
  '"PingFang SC"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  "sans-serif",
].join(", ");
