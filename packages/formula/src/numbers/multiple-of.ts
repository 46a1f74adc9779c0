import { fromDouble } from "./decimal.ts";
import { divide, isInteger, isZero } from "./rational.ts";

/** Whether `value` is a whole multiple of `step`, both meaning the decimals that they print as: 1.15 is one of 0.01. */
export function isMultipleOf(value: number, step: number): boolean {
  const divisor = fromDouble(step);
  return !isZero(divisor) && isInteger(divide(fromDouble(value), divisor));
}
