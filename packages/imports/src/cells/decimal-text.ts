/** A number taken apart: what it is without its sign and its point, and how many of its digits stand behind the point. */
export interface Decimal {
  readonly isNegative: boolean;
  /** Digits alone. */
  readonly digits: string;
  /** Below 0: so many noughts follow. */
  readonly behind: number;
}

/** The number in one way of many, exactly: no exponent, no noughts before or behind that say nothing, no sign of nought. */
export function decimalText({ isNegative, digits, behind }: Decimal): string {
  const padded = behind > 0 ? digits.padStart(behind + 1, "0") : digits + "0".repeat(-behind);
  const at = padded.length - Math.max(0, behind);
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const part = padded.slice(at).replace(/0+$/, "");
  const text = part === "" ? whole : `${whole}.${part}`;
  return isNegative && text !== "0" ? `-${text}` : text;
}

/** How many digits say something: of 0.0120 and 1200 two. */
export function significantDigits({ digits }: Pick<Decimal, "digits">): number {
  return digits.replace(/^0+/, "").replace(/0+$/, "").length;
}

/** The parts of a number that stands in the plain way, or with an exponent: -12.5, .5, 5., 1e-7; undefined: it does not. */
export function decimalOf(text: string): Decimal | undefined {
  const found = /^([-+]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d{1,3}))?$/.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = "", after, alone, exponent = "0"] = found;
  const part = after ?? alone ?? "";
  return { isNegative: sign === "-", digits: whole + part, behind: part.length - Number(exponent) };
}
