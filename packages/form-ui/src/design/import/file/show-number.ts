/**
 * A number as its cell shows it, as far as the format says how much it is: percentages and decimals. Currencies,
 * colours, brackets around negative numbers and the like are left out, 0.1 + 0.2 is 0.3.
 * @param format as spreadsheets write it, such as `0.0%`
 */
export function showNumber(value: number, format: string | undefined): string {
  const exact = Number(value.toPrecision(12));
  const bare = (format ?? "General")
    .split(";")[0]
    ?.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "")
    .trim();
  const shape = /^[#,]*0*(?:\.([0#?]+))?(%)?$/.exec(bare ?? "");
  if (shape === null || bare === "") return String(exact);
  const [, decimals = "", percent = ""] = shape;
  const shown = percent === "" ? exact : Number((exact * 100).toPrecision(12));
  return `${round(shown, decimals.length)}${percent}`;
}

/** Half away from zero, as spreadsheets round: 1.005 to two places is 1.01. */
function round(value: number, digits: number): number {
  const rounded = Number(`${Math.round(Number(`${Math.abs(value)}e${digits}`))}e-${digits}`);
  return Number.isFinite(rounded) ? Math.sign(value) * rounded + 0 : value;
}
