import type { ThemeOptions } from "@mui/material/styles";
import { components } from "./components.ts";
import { darkPalette, fontFamily, lightPalette } from "./palette.ts";

const shared = {
  shape: { borderRadius: 6 },
  spacing: 8,
  typography: {
    fontFamily,
    fontSize: 13.5,
    h1: { fontSize: "1.375rem", fontWeight: 600, lineHeight: 1.35 },
    h2: { fontSize: "1.125rem", fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: "1rem", fontWeight: 600, lineHeight: 1.45 },
    h4: { fontSize: "0.9375rem", fontWeight: 600 },
    h5: { fontSize: "0.9375rem", fontWeight: 600 },
    h6: { fontSize: "0.9375rem", fontWeight: 600 },
    body1: { fontSize: "0.9rem" },
    body2: { fontSize: "0.8125rem" },
    button: { textTransform: "none", fontWeight: 500 },
  },
  components,
} satisfies ThemeOptions;

export const lightTheme = { ...shared, palette: lightPalette };
export const darkTheme = { ...shared, palette: darkPalette };
