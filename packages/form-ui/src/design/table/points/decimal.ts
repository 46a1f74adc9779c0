/**
 * Exact arithmetic over the decimals that points are written as. A number stands for the shortest decimal that prints
 * as it: 0.1 is one tenth, and ten of them are 1.
 */
export interface Decimal {
  /** The value is units / 10^scale. */
  readonly units: bigint;
  readonly scale: number;
}

/** The decimal that a finite number prints as. */
export function toDecimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", decimals = ""] = mantissa.split(".");
  const scale = decimals.length - Number(exponent);
  const units = BigInt(whole + decimals);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** The nearest number; exact for all that has at most 15 digits. */
export function toNumber({ units, scale }: Decimal): number {
  const sign = units < 0n ? "-" : "";
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const at = digits.length - scale;
  return Number(`${sign}${digits.slice(0, at)}.${digits.slice(at)}`) + 0;
}

/** The units of a decimal at a scale; what is finer is cut off towards zero. */
export function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return wanted >= scale ? units * 10n ** BigInt(wanted - scale) : units / 10n ** BigInt(scale - wanted);
}

/** The sum without the noise of binary fractions. */
export function sumExactly(values: readonly number[]): number {
  const decimals = values.map(toDecimal);
  const scale = Math.max(0, ...decimals.map((each) => each.scale));
  return toNumber({ units: decimals.reduce((sum, each) => sum + unitsAt(each, scale), 0n), scale });
}

/** How many decimals a number is written with. */
export function decimalsOf(value: number): number {
  const { units, scale } = toDecimal(value);
  let rest = units;
  let decimals = scale;
  while (decimals > 0 && rest % 10n === 0n) {
    rest /= 10n;
    decimals -= 1;
  }
  return decimals;
}
