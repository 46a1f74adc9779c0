import type { FixCandidate } from "../diagnostic.ts";
import { isDigitCode, normaliseNumber } from "./characters.ts";
import type { Lexing } from "./lexing.ts";

/** Where the digits that begin at an offset end. */
export function digits(at: Lexing, from: number): number {
  let to = from;
  while (to < at.source.length && isDigitCode(at.source.charCodeAt(to))) to += 1;
  return to;
}

/**
 * A comma between digits, or a full stop of Chinese, is a decimal point where no arguments are listed: `0，5`. What
 * looks like thousands (`1,000`) may be either and is left.
 * @param comma offset behind the digits that were read
 * @returns whether the whole number was read
 */
export function decimalComma(at: Lexing, comma: number): boolean {
  const mark = at.source.charAt(comma);
  const isStop = mark === "。";
  if (!isStop && mark !== "," && mark !== "，") return false;
  const end = digits(at, comma + 1);
  const innermost = at.brackets.at(-1);
  const lists = innermost === "call" || innermost === "[[" || innermost === "[row" || at.array !== null;
  if (end === comma + 1 || (lists && !isStop) || /[,，.。]/.test(at.source.charAt(end))) return false;
  const whole = normaliseNumber(at.source.slice(at.position, comma));
  if (!isStop && end - comma - 1 === 3 && /^[1-9]\d{0,2}$/.test(whole)) return false;
  // Behind a bracket that was left open, it is the comma of the call around: `ROUND((a + b / 2,1)`.
  if (!isStop && at.brackets.includes("call") && !/^0+$/.test(whole)) return false;
  const fix: FixCandidate = { from: comma, to: comma + 1, insert: ".", rewrites: true };
  at.findings.push({
    code: "unexpected-token",
    from: comma,
    to: comma + 1,
    params: { token: mark, written: "." },
    // `1,5` may also be two values whose function was forgotten.
    fixes: [isStop || /^0+$/.test(whole) ? { ...fix, certain: true } : fix],
  });
  const to = at.codeAt(end) === 0x25 ? end + 1 : end;
  at.push("number", `${whole}.${normaliseNumber(at.source.slice(comma + 1, to))}`, to);
  return true;
}

/** `==` and `===` of other languages are `=`. */
export function repeatedEquals(at: Lexing): boolean {
  const before = at.previous;
  if (before?.kind !== "operator" || before.value !== "=" || before.to !== at.position) return false;
  let to = at.position;
  while (at.codeAt(to) === 0x3d) to += 1;
  const fix: FixCandidate = { from: before.from, to, insert: "=", rewrites: true, certain: true };
  at.report("unexpected-token", to, { token: at.source.slice(before.from, to), written: "=" }, [fix]);
  at.position = to;
  return true;
}

/** `5‰` is five thousandths, written as a decimal; only right behind digits. */
export function perMille(at: Lexing): boolean {
  const before = at.previous;
  if (at.source.charAt(at.position) !== "‰" || before?.kind !== "number" || before.to !== at.position)
    return false;
  const to = at.position + 1;
  const value = thousandth(before.value);
  if (value === null) return false;
  at.report("unexpected-character", to, { character: "‰", written: value }, [
    { from: before.from, to, insert: value, rewrites: true, certain: true },
  ]);
  at.tokens.pop();
  at.position = before.from;
  at.push("number", value, to);
  return true;
}

/** A number with its point three places to the left; null for a percentage. */
function thousandth(number: string): string | null {
  const [whole = "", decimals = ""] = number.split(".");
  if (!/^\d+$/.test(whole + decimals)) return null;
  const padded = whole.padStart(4, "0");
  return `${padded.slice(0, -3)}.${padded.slice(-3)}${decimals}`.replace(/\.?0+$/, "");
}
