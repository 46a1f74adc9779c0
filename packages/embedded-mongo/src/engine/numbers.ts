import { Decimal128, Double } from "bson";
import {
  addDecimals,
  compareFinite,
  type Decimal,
  divideDecimals,
  finite,
  fromDecimal128,
  fromDoubleExactly,
  fromDoubleRounded,
  multiplyDecimals,
  negateDecimal,
  toDecimal128,
  toDouble,
} from "./decimal.ts";
import { isInt32 } from "./value-types.ts";

/** A BSON number in memory: int32 or double as number, double with an int32's value as Double, int64 as bigint. */
export type Numeric = number | bigint | Double | Decimal128;

const minLong = -(2n ** 63n);
const maxLong = 2n ** 63n - 1n;

/** Whether a value is a number of any BSON kind. */
export function isNumeric(value: unknown): value is Numeric {
  return (
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Double ||
    value instanceof Decimal128
  );
}

/** A BSON double of this value. */
export function double(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** An int32 if the integer fits, else an int64; `null` beyond int64. */
export function integer(value: bigint): number | bigint | null {
  if (value >= -2147483648n && value <= 2147483647n) return Number(value);
  return fitsLong(value) ? value : null;
}

/** Whether an integer fits an int64. */
export function fitsLong(value: bigint): boolean {
  return value >= minLong && value <= maxLong;
}

/** The nearest double of a number of any kind, as a plain JS number. */
export function toNumber(value: Numeric): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return value instanceof Double ? value.value : toDouble(fromDecimal128(value));
}

/** A number as a decimal; doubles rounded to 15 digits as MongoDB's arithmetic does. */
export function toDecimal(value: Numeric): Decimal {
  if (value instanceof Decimal128) return fromDecimal128(value);
  if (typeof value === "bigint") return finite(value, 0);
  if (typeof value === "number" && isInt32(value)) return finite(BigInt(value), 0);
  return fromDoubleRounded(toNumber(value));
}

/** The integer a number of any kind is exactly, or `null` (fractions, NaN, infinities). */
export function toInteger(value: Numeric): bigint | null {
  if (typeof value === "bigint") return value;
  if (value instanceof Decimal128) {
    const decimal = fromDecimal128(value);
    if (decimal.special !== null) return null;
    if (decimal.exponent >= 0) return decimal.coefficient * 10n ** BigInt(decimal.exponent);
    const unit = 10n ** BigInt(-decimal.exponent);
    return decimal.coefficient % unit === 0n ? decimal.coefficient / unit : null;
  }
  const plain = toNumber(value);
  return Number.isInteger(plain) ? BigInt(plain) : null;
}

/** MongoDB's order of numbers, exact across kinds; NaN equals NaN and is below all others. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === "number" && typeof b === "number") return compareDoubles(a, b);
  if (a instanceof Decimal128 || b instanceof Decimal128) return compareAsDecimals(a, b);
  const left = typeof a === "object" ? a.value : a;
  const right = typeof b === "object" ? b.value : b;
  if (left < right) return -1;
  if (left > right) return 1;
  return nanOrder(left, right);
}

/** Kinds in order of promotion: the result of arithmetic has the greater kind of its operands. */
type NumberKind = "int" | "long" | "double" | "decimal";

/** The BSON kind of a number. */
export function kindOf(value: Numeric): NumberKind {
  if (typeof value === "number") return isInt32(value) ? "int" : "double";
  if (typeof value === "bigint") return "long";
  return value instanceof Double ? "double" : "decimal";
}

interface Operation {
  readonly ofDoubles: (a: number, b: number) => number;
  readonly ofIntegers: (a: bigint, b: bigint) => bigint;
  readonly ofDecimals: (a: Decimal, b: Decimal) => Decimal;
}

const addition: Operation = {
  ofDoubles: (a, b) => a + b,
  ofIntegers: (a, b) => a + b,
  ofDecimals: addDecimals,
};
const subtraction: Operation = {
  ofDoubles: (a, b) => a - b,
  ofIntegers: (a, b) => a - b,
  ofDecimals: (a, b) => addDecimals(a, negateDecimal(b)),
};
const multiplication: Operation = {
  ofDoubles: (a, b) => a * b,
  ofIntegers: (a, b) => a * b,
  ofDecimals: multiplyDecimals,
};

/** Sum. Overflow of int32 gives int64, of int64 gives double. */
export function add(a: Numeric, b: Numeric): Numeric {
  return orDouble(addStrictly(a, b), a, b, addition);
}

/** Difference; overflows as `add`. */
export function subtract(a: Numeric, b: Numeric): Numeric {
  return orDouble(apply(subtraction, a, b), a, b, subtraction);
}

/** Product; overflows as `add`. */
export function multiply(a: Numeric, b: Numeric): Numeric {
  return orDouble(multiplyStrictly(a, b), a, b, multiplication);
}

/** Sum, or `null` when an int64 overflows (the rule of `$inc`). */
export function addStrictly(a: Numeric, b: Numeric): Numeric | null {
  return apply(addition, a, b);
}

/** Product, or `null` when an int64 overflows (the rule of `$mul`). */
export function multiplyStrictly(a: Numeric, b: Numeric): Numeric | null {
  return apply(multiplication, a, b);
}

/** Quotient as `$divide` gives it: double, or decimal when one operand is; `null` when dividing by zero. */
export function divide(a: Numeric, b: Numeric): Numeric | null {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const quotient = divideDecimals(toDecimal(a), toDecimal(b));
    return quotient === null ? null : toDecimal128(quotient);
  }
  const divisor = toNumber(b);
  return divisor === 0 ? null : double(toNumber(a) / divisor);
}

function apply(operation: Operation, a: Numeric, b: Numeric): Numeric | null {
  const left = kindOf(a);
  const right = kindOf(b);
  if (left === "decimal" || right === "decimal") {
    return toDecimal128(operation.ofDecimals(toDecimal(a), toDecimal(b)));
  }
  if (left === "double" || right === "double") return double(operation.ofDoubles(toNumber(a), toNumber(b)));
  if (left === "int" && right === "int" && typeof a === "number" && typeof b === "number") {
    const result = operation.ofDoubles(a, b);
    if (isInt32(result)) return result;
    return Object.is(result, -0) ? 0 : integer(operation.ofIntegers(BigInt(a), BigInt(b)));
  }
  const result = operation.ofIntegers(BigInt(toNumberOrBig(a)), BigInt(toNumberOrBig(b)));
  return fitsLong(result) ? result : null;
}

function orDouble(result: Numeric | null, a: Numeric, b: Numeric, operation: Operation): Numeric {
  return result ?? double(operation.ofDoubles(toNumber(a), toNumber(b)));
}

function toNumberOrBig(value: Numeric): number | bigint {
  return typeof value === "bigint" ? value : toNumber(value);
}

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? 0 : nanOrder(a, b);
}

function nanOrder(a: number | bigint, b: number | bigint): number {
  const left = typeof a === "number" && Number.isNaN(a);
  const right = typeof b === "number" && Number.isNaN(b);
  return left === right ? 0 : left ? -1 : 1;
}

/** Rounding to double is monotonic, so only numbers that round alike need the exact comparison. */
function compareAsDecimals(a: Numeric, b: Numeric): number {
  const rough = compareDoubles(toNumber(a), toNumber(b));
  if (rough !== 0) return rough;
  const left = exactly(a);
  const right = exactly(b);
  if (left.special !== null || right.special !== null) {
    if (left.special === right.special) return 0;
    // One is infinite, the other finite but beyond double's range.
    const infinite = left.special ?? right.special;
    return (infinite === "Infinity") === (left.special !== null) ? 1 : -1;
  }
  return compareFinite(left, right);
}

/** A number as the decimal it is, without rounding. */
export function exactly(value: Numeric): Decimal {
  if (value instanceof Decimal128) return fromDecimal128(value);
  return typeof value === "bigint" ? finite(value, 0) : fromDoubleExactly(toNumber(value));
}
