import { formUiVariables } from "../../shell/theme/form-ui-variables.ts";
import { darkPalette, fontFamily, lightPalette } from "../../shell/theme/palette.ts";

/** Gives the page the console's colours, light or dark as the system has it. */
export function showColours(): void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const { style } = document.documentElement;
    const variables = formUiVariables(dark.matches ? darkPalette : lightPalette);
    for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
    style.setProperty("--dh-font", fontFamily);
    style.setProperty("--dh-sticky-top", "52px");
  };
  show();
  dark.addEventListener("change", show);
}
