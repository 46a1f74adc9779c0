/** Decimals of a number for people. */
export const shownDecimals = 4;

/** A number for people: at most 4 decimals, no trailing zeros; the exact one stands beside it. */
export function show(value: number): string {
  const text = value.toFixed(shownDecimals).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}
