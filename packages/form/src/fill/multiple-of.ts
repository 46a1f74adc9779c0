/** Whether `value` is a whole multiple of `step`, both meaning the decimals that they print as: 1.15 is one of 0.01. */
export function isMultipleOf(value: number, step: number): boolean {
  const [a, b] = [decimal(value), decimal(step)];
  const scale = Math.min(a.exponent, b.exponent);
  const divisor = b.digits * 10n ** BigInt(b.exponent - scale);
  return divisor !== 0n && (a.digits * 10n ** BigInt(a.exponent - scale)) % divisor === 0n;
}

/** digits × 10^exponent */
function decimal(value: number): { digits: bigint; exponent: number } {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
