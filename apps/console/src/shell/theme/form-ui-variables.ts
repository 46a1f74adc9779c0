import type { darkPalette, lightPalette } from "./palette.ts";

/** The colours of `@duheng/form-ui` (its `--dh-…` variables) for one of the console's palettes. */
export function formUiVariables(palette: typeof lightPalette | typeof darkPalette): Record<string, string> {
  const isDark = palette.mode === "dark";
  return {
    "--dh-text": palette.text.primary,
    "--dh-quiet": palette.text.secondary,
    "--dh-surface": palette.background.paper,
    "--dh-sunken": palette.background.default,
    "--dh-line": palette.divider,
    "--dh-border": isDark ? "#6f7c89" : "#87929e",
    "--dh-accent": palette.primary.main,
    "--dh-accent-strong": palette.primary.dark,
    "--dh-accent-soft": palette.primary.light,
    "--dh-on-accent": palette.primary.contrastText,
    "--dh-danger": palette.error.main,
    "--dh-danger-soft": isDark ? "#3b2220" : "#fcefee",
    "--dh-warning": palette.warning.main,
    "--dh-warning-soft": isDark ? "#352a17" : "#fdf4e3",
    "--dh-good": palette.success.main,
    "--dh-good-soft": isDark ? "#1b3023" : "#e8f4ec",
  };
}
