import { Decimal128 } from "bson";
import { RunningSum } from "../accumulator/running-sum.ts";
import { finite, fromDecimal128, fromDoubleExactly, shiftRight, signOf, toDecimal128 } from "../decimal.ts";
import { isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import {
  divide,
  double,
  integer,
  isNumeric,
  kindOf,
  multiply,
  type Numeric,
  subtract,
  toDecimal,
  toInteger,
  toNumber,
} from "../numbers.ts";
import { typeNameOf } from "../value-types.ts";
import { binary, isNullish, type OperatorTable, unary, variadic } from "./expression-types.ts";

const many = Number.POSITIVE_INFINITY;

/** Arithmetic: int < long < double < decimal, the result has the greater kind; null or missing gives null. */
export const arithmeticOperators: OperatorTable = {
  $add: variadic(0, many, (values) => {
    const total = new RunningSum();
    let date = false;
    for (const value of values) {
      if (isNullish(value)) return null;
      if (value instanceof Date) {
        if (date) throw new MongoError(16612, "only one date allowed in an $add expression");
        date = true;
        total.add(BigInt(value.getTime()));
      } else total.add(numeric(value, "$add only supports numeric or date types, not ", "TypeMismatch"));
    }
    return date ? new Date(Math.round(toNumber(total.sum()))) : total.sum();
  }),
  $subtract: binary((left, right) => {
    if (isNullish(left) || isNullish(right)) return null;
    if (left instanceof Date) {
      if (right instanceof Date) return BigInt(left.getTime() - right.getTime());
      return new Date(
        left.getTime() -
          Math.round(toNumber(numeric(right, "can't $subtract from a date a ", "TypeMismatch"))),
      );
    }
    const why = "can't $subtract types other than numbers or dates: ";
    return subtract(numeric(left, why, "TypeMismatch"), numeric(right, why, "TypeMismatch"));
  }),
  $multiply: variadic(0, many, (values) => {
    let product: Numeric = 1;
    for (const value of values) {
      if (isNullish(value)) return null;
      product = multiply(
        product,
        numeric(value, "$multiply only supports numeric types, not ", "TypeMismatch"),
      );
    }
    return product;
  }),
  $divide: binary((left, right) => {
    if (isNullish(left) || isNullish(right)) return null;
    const why = "$divide only supports numeric types, not ";
    const quotient = divide(numeric(left, why, "TypeMismatch"), numeric(right, why, "TypeMismatch"));
    if (quotient === null) throw new MongoError("BadValue", "can't $divide by zero");
    return quotient;
  }),
  $mod: binary((left, right) => {
    if (isNullish(left) || isNullish(right)) return null;
    const why = "$mod only supports numeric types, not ";
    return modulo(numeric(left, why, 16611), numeric(right, why, 16611));
  }),
  $abs: ofNumber("$abs", 28765, (value) => {
    if (value === -(2n ** 63n)) throw new MongoError(28680, "can't take $abs of long long min");
    return toNumber(value) < 0 ? subtract(0, value) : value;
  }),
  $ceil: ofNumber("$ceil", 28765, (value) => integral(value, Math.ceil, 1)),
  $floor: ofNumber("$floor", 28765, (value) => integral(value, Math.floor, -1)),
  $round: variadic(1, 2, (values) => rounded("$round", values, true)),
  $trunc: variadic(1, 2, (values) => rounded("$trunc", values, false)),
  $sqrt: ofDouble(
    "$sqrt",
    Math.sqrt,
    (x) => x >= 0,
    28714,
    "$sqrt's argument must be greater than or equal to 0",
  ),
  $exp: ofDouble("$exp", Math.exp),
  $ln: ofDouble("$ln", Math.log, (x) => x > 0, 28766, "$ln's argument must be a positive number"),
  $log10: ofDouble("$log10", Math.log10, (x) => x > 0, 28761, "$log10's argument must be a positive number"),
  $log: binary((value, base) => {
    if (isNullish(value) || isNullish(base)) return null;
    const x = inDouble("$log", value);
    const b = inDouble("$log", base);
    if (x <= 0) throw new MongoError(28758, "$log's argument must be a positive number");
    if (b <= 0 || b === 1)
      throw new MongoError(28759, "$log's base must be a positive number not equal to 1");
    return double(Math.log(x) / Math.log(b));
  }),
  $pow: binary((base, exponent) => {
    if (isNullish(base) || isNullish(exponent)) return null;
    const left = numeric(base, "$pow's base must be numeric, not ", 28762);
    const right = numeric(exponent, "$pow's exponent must be numeric, not ", 28763);
    return power(left, right);
  }),
  $rand: random,
};

/** `$rand`: from 0, below 1. */
function random(operand: unknown): () => Numeric {
  const isEmpty = Array.isArray(operand)
    ? operand.length === 0
    : isDocument(operand) && Object.keys(operand).length === 0;
  if (!isEmpty) throw new MongoError(3040501, "$rand does not currently accept arguments");
  return () => double(Math.random());
}

function numeric(value: unknown, why: string, code: number | "TypeMismatch"): Numeric {
  if (isNumeric(value)) return value;
  throw new MongoError(code, `${why}${typeNameOf(value)}`);
}

function ofNumber(name: string, code: number, apply: (value: Numeric) => Numeric) {
  return unary((value) =>
    isNullish(value) ? null : apply(numeric(value, `${name} only supports numeric types, not `, code)),
  );
}

function ofDouble(
  name: string,
  apply: (x: number) => number,
  domain?: (x: number) => boolean,
  code = 0,
  message = "",
) {
  return unary((value) => {
    if (isNullish(value)) return null;
    const x = inDouble(name, value);
    if (domain !== undefined && !Number.isNaN(x) && !domain(x)) throw new MongoError(code, message);
    return double(apply(x));
  });
}

/** Functions that are not exact on decimals are refused for them rather than computed in double. */
function inDouble(name: string, value: unknown): number {
  const number = numeric(value, `${name} only supports numeric types, not `, 28765);
  if (number instanceof Decimal128)
    throw new MongoError("CommandNotSupported", `${name} of a Decimal128 is not supported`);
  return toNumber(number);
}

function modulo(left: Numeric, right: Numeric): Numeric {
  const kinds = [kindOf(left), kindOf(right)];
  if (toNumber(right) === 0) throw new MongoError(16610, "can't $mod by zero");
  if (kinds.includes("decimal")) {
    const a = toDecimal(left);
    const b = toDecimal(right);
    if (a.special !== null || b.special === "NaN") return Decimal128.fromString("NaN");
    if (b.special !== null) return toDecimal128(a);
    const exponent = Math.min(a.exponent, b.exponent);
    const scale = (d: typeof a) => d.coefficient * 10n ** BigInt(d.exponent - exponent);
    return toDecimal128(finite(scale(a) % scale(b), exponent));
  }
  if (kinds.includes("double")) return double(toNumber(left) % toNumber(right));
  const rest = (toInteger(left) ?? 0n) % (toInteger(right) ?? 1n);
  return kinds.includes("long") ? rest : Number(rest);
}

function integral(value: Numeric, ofDoubles: (x: number) => number, away: 1 | -1): Numeric {
  if (kindOf(value) === "int" || kindOf(value) === "long") return value;
  if (!(value instanceof Decimal128)) return double(ofDoubles(toNumber(value)));
  const decimal = fromDecimal128(value);
  if (decimal.special !== null || decimal.exponent >= 0) return value;
  const unit = 10n ** BigInt(-decimal.exponent);
  const whole = decimal.coefficient / unit;
  const exact = decimal.coefficient % unit === 0n;
  return toDecimal128(finite(exact || signOf(decimal) !== away ? whole : whole + BigInt(away), 0));
}

/** `$round` (half to even) and `$trunc` to a decimal place from -20 to 100. */
function rounded(name: string, values: readonly unknown[], nearest: boolean): unknown {
  const [value, place] = values;
  if (values.some(isNullish)) return null;
  const number = numeric(value, `${name} only supports numeric types, not `, 51081);
  const places = place === undefined ? 0n : isNumeric(place) ? toInteger(place) : null;
  if (places === null) throw new MongoError(51082, `precision argument to  ${name} must be a integral value`);
  if (places < -20n || places > 100n)
    throw new MongoError(
      51083,
      `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`,
    );
  const drop = (coefficient: bigint, digits: number): bigint =>
    nearest ? shiftRight(coefficient, digits) : coefficient / 10n ** BigInt(digits);
  const kind = kindOf(number);
  if (kind === "int" || kind === "long") {
    if (places >= 0n) return number;
    const result = drop(toInteger(number) ?? 0n, Number(-places)) * 10n ** -places;
    return kind === "long" ? result : integer(result);
  }
  if (number instanceof Decimal128) {
    const decimal = fromDecimal128(number);
    const excess = -decimal.exponent - Number(places);
    if (decimal.special !== null || excess <= 0) return number;
    return toDecimal128(finite(drop(decimal.coefficient, excess), -Number(places)));
  }
  const plain = toNumber(number);
  if (!Number.isFinite(plain)) return number;
  // By the exact value of the double: 2.675 is a little less than it looks.
  const exact = fromDoubleExactly(plain);
  const excess = -exact.exponent - Number(places);
  return excess <= 0 ? number : double(Number(`${drop(exact.coefficient, excess)}e${-Number(places)}`));
}

function power(base: Numeric, exponent: Numeric): Numeric {
  const kinds = [kindOf(base), kindOf(exponent)];
  const n = toInteger(exponent);
  if (toNumber(base) === 0 && toNumber(exponent) < 0)
    throw new MongoError(28764, "$pow cannot take a base of 0 and a negative exponent");
  if (kinds.includes("decimal")) {
    if (n === null || n < 0n || n > 10_000n)
      throw new MongoError(
        "CommandNotSupported",
        "$pow of a Decimal128 is only supported for exponents from 0 to 10000",
      );
    let result: Numeric = Decimal128.fromString("1");
    for (let i = 0n; i < n; i++) result = multiply(result, base);
    return result;
  }
  if (kinds.includes("double") || n === null || n < 0n || n > 64n) {
    const result = toNumber(base) ** toNumber(exponent);
    const whole = kinds.includes("double") || !Number.isSafeInteger(result) ? null : integer(BigInt(result));
    return whole ?? double(result);
  }
  const exact = (toInteger(base) ?? 0n) ** n;
  const fits = integer(exact);
  if (fits === null) return double(Number(exact));
  return kinds.includes("long") ? exact : fits;
}
