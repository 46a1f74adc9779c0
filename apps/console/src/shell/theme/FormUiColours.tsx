import { GlobalStyles } from "@mui/material";
import { formUiVariables } from "./form-ui-variables.ts";
import { darkPalette, fontFamily, lightPalette } from "./palette.ts";

/** The console's colours for everything that @duheng/form-ui draws (its `--dh-…` variables). */
export function FormUiColours() {
  return (
    <GlobalStyles
      styles={({ palette, shape }) => ({
        ":root": {
          ...formUiVariables(palette.mode === "dark" ? darkPalette : lightPalette),
          "--dh-font": fontFamily,
          // Below the bar, which stays at the top while the page scrolls.
          "--dh-sticky-top": "64px",
          "--dh-radius": `${shape.borderRadius}px`,
        },
      })}
    />
  );
}
