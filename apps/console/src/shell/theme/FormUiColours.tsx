import { GlobalStyles } from "@mui/material";

/** The console's colours for everything that @duheng/form-ui draws (its `--dh-…` variables). */
export function FormUiColours() {
  return (
    <GlobalStyles
      styles={({ palette, shape, typography }) => ({
        ":root": {
          "--dh-font": typography.fontFamily ?? "inherit",
          "--dh-text": palette.text.primary,
          "--dh-quiet": palette.text.secondary,
          "--dh-surface": palette.background.paper,
          "--dh-sunken": palette.background.default,
          "--dh-line": palette.divider,
          "--dh-border": palette.mode === "dark" ? "#6f7c89" : "#87929e",
          "--dh-accent": palette.primary.main,
          "--dh-accent-strong": palette.primary.dark,
          "--dh-accent-soft": palette.primary.light,
          "--dh-on-accent": palette.primary.contrastText,
          "--dh-danger": palette.error.main,
          "--dh-danger-soft": palette.mode === "dark" ? "#3b2220" : "#fcefee",
          "--dh-warning": palette.warning.main,
          "--dh-warning-soft": palette.mode === "dark" ? "#352a17" : "#fdf4e3",
          "--dh-good": palette.success.main,
          "--dh-good-soft": palette.mode === "dark" ? "#1b3023" : "#e8f4ec",
          // Below the bar, which stays at the top while the page scrolls.
          "--dh-sticky-top": "64px",
          "--dh-design-height": "max(480px, calc(100dvh - 178px))",
          "--dh-radius": `${shape.borderRadius}px`,
        },
      })}
    />
  );
}
