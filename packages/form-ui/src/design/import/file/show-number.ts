/**
 * A number as its cell shows it, as far as the format says how much it is and of what: percentages, decimals, and words
 * written around it (`0"分/项"`). Currencies, colours, brackets around negative numbers and the like are left out,
 * 0.1 + 0.2 is 0.3.
 * @param format as spreadsheets write it, such as `0.0%`
 */
export function showNumber(value: number, format: string | undefined): string {
  const exact = Number(value.toPrecision(12));
  const sections = (format === undefined || format.length > longestFormat ? "General" : format).split(
    /;(?=(?:[^"]*"[^"]*")*[^"]*$)/,
  );
  // A condition (`[>100]`) chooses among sections by a rule of its own.
  if (sections.some((section) => /\[[<>=]/.test(section))) return String(exact);
  const own = (exact < 0 ? sections[1] : exact === 0 ? sections[2] : undefined) ?? sections[0] ?? "General";
  const bare = own.replaceAll(/\[[^\]]*\]|_.|\*./g, "");
  if (bare.trim() === "" && sections.length > 1) return "";
  const [, before = "", digits = "", after = ""] = written.exec(bare.trim().replaceAll(/\s+%/g, "%")) ?? [];
  const number = /^[#?,]*0|^[#,]/.test(digits) ? shaped(exact, digits) : String(exact);
  const words = [before, after].map(wordsIn);
  if (words.every((word) => word === "")) return number;
  // A section of its own for negative numbers says in words what the sign does.
  return exact < 0 && sections.length > 1
    ? `${words[0]}${number.replace("-", "")}${words[1]}`
    : `${words[0]}${number}${words[1]}`;
}

/** No longer format is written by spreadsheets; what a hostile file writes is not looked at. */
const longestFormat = 255;

/** What stands before the digits, the digits, and what stands behind them. */
const written =
  /^((?:"[^"]*"|\\.|[^0#?,"\\@])*?)(General|@|[#?,]*0+(?:\.[0#?]+)?%?|[#?,]+(?:\.[0#?]+)?%?)((?:"[^"]*"|\\.|[^0#?"\\@])*)$/i;

/** With as many decimals as the format has. */
function shaped(exact: number, digits: string): string {
  const [, decimals = "", percent = ""] = /(?:\.([0#?]+))?(%)?$/.exec(digits) ?? [];
  const shown = percent === "" ? exact : Number((exact * 100).toPrecision(12));
  return `${round(shown, decimals.length)}${percent}`;
}

/** Letters, percent and fraction signs that stand around a number; no currencies or blanks. */
function wordsIn(literal: string): string {
  const text = literal.replaceAll(/"([^"]*)"|\\(.)/g, "$1$2").trim();
  return /^[\p{Script=Han}a-zA-Z%％/／]+$/u.test(text) && !/^(元|万元|General|[A-Z]{3})$/.test(text)
    ? text
    : "";
}

/** Half away from zero, as spreadsheets round: 1.005 to two places is 1.01. */
function round(value: number, digits: number): number {
  const rounded = Number(`${Math.round(Number(`${Math.abs(value)}e${digits}`))}e-${digits}`);
  return Number.isFinite(rounded) ? Math.sign(value) * rounded + 0 : value;
}
