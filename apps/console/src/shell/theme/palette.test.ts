import { expect, test } from "vitest";
import { darkPalette, lightPalette } from "./palette.ts";

/** WCAG 2 contrast of two colours written #rrggbb. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each([
  ["light", lightPalette],
  ["dark", darkPalette],
])("every text colour of the %s theme reaches AA (4.5 : 1) on its grounds", (_name, palette) => {
  const { text, background } = palette;
  for (const ground of [background.default, background.paper]) {
    for (const colour of [
      text.primary,
      text.secondary,
      palette.primary.main,
      palette.error.main,
      palette.warning.main,
      palette.success.main,
      palette.info.main,
    ]) {
      expect(contrast(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const name of ["primary", "secondary", "error", "warning", "success", "info"] as const) {
    const { main, contrastText } = palette[name];
    expect(contrast(contrastText, main), name).toBeGreaterThanOrEqual(4.5);
  }
});
