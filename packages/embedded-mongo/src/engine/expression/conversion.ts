import { Binary, BSONSymbol, Decimal128, Double, ObjectId, Timestamp } from "bson";
import { fromDecimal128, toDecimal128 } from "../decimal.ts";
import { MongoError } from "../mongo-error.ts";
import { double, fitsLong, isNumeric, type Numeric, toDecimal, toNumber } from "../numbers.ts";
import { typeNameOf, typeNumbers } from "../value-types.ts";
import { parseDate } from "./date-text.ts";
import {
  argumentsOf,
  type ExpressionOperator,
  isNullish,
  type OperatorTable,
  unary,
} from "./expression-types.ts";
import { isTruthy } from "./logic.ts";

/** Type tests and conversions. */
export const conversionOperators: OperatorTable = {
  $type: unary(typeNameOf),
  $isNumber: unary(isNumeric),
  $toString: converting("string"),
  $toInt: converting("int"),
  $toLong: converting("long"),
  $toDouble: converting("double"),
  $toDecimal: converting("decimal"),
  $toBool: converting("bool"),
  $toDate: converting("date"),
  $toObjectId: converting("objectId"),
  $convert: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["input", "to"], ["onError", "onNull"]);
    const input = compiler.compile(given.input);
    const to = compiler.compile(given.to);
    const onError = Object.hasOwn(given, "onError") ? compiler.compile(given.onError) : undefined;
    const onNull = Object.hasOwn(given, "onNull") ? compiler.compile(given.onNull) : undefined;
    return (root) => {
      const value = input(root);
      const target = to(root);
      if (isNullish(value)) return onNull === undefined ? null : onNull(root);
      if (isNullish(target)) return null;
      try {
        return convert(value, targetName(target));
      } catch (error) {
        if (onError === undefined || !(error instanceof MongoError) || error.codeName !== "ConversionFailure")
          throw error;
        return onError(root);
      }
    };
  },
};

/**
 * A scalar as `$toString`, `$concat`'s relatives and `$toLower` write it.
 * @throws MongoError ConversionFailure (241) for arrays, documents and other types without text
 */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number") return numberText(value);
  if (value instanceof Double) return numberText(value.value);
  if (value instanceof Decimal128) return value.toString();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof BSONSymbol) return value.value;
  if (value instanceof Binary && value.sub_type === Binary.SUBTYPE_UUID) return value.toUUID().toHexString();
  throw failure(value, "string");
}

/** As C's `%g` writes it: with an exponent of two digits or more beyond 1e16 and below 1e-4. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  if (Object.is(value, -0)) return "-0";
  const [digits = "", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  // The language writes whole numbers out as far as 1e21, and fractions as far as 1e-6.
  if (exponent >= -4 && exponent < 16) return String(value);
  return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function converting(to: string): ExpressionOperator {
  return unary((value) => (isNullish(value) ? null : convert(value, to)));
}

function targetName(target: unknown): string {
  // To nothing nothing can be converted, but it is a type's name.
  if (target === "missing") return target;
  if (typeof target === "string" && Object.hasOwn(typeNumbers, target)) return target;
  const code = isNumeric(target) ? toNumber(target) : undefined;
  const name = Object.keys(typeNumbers).find((alias) => typeNumbers[alias] === code);
  if (name === undefined) throw new MongoError("BadValue", `Unknown type name: ${String(target)}`);
  return name;
}

function convert(value: unknown, to: string): unknown {
  switch (to) {
    case "string":
      return textOf(value);
    case "bool":
      return isTruthy(value);
    case "int":
      return Number(inRange(value, "int", -2147483648n, 2147483647n));
    case "long":
      return inRange(value, "long", -(2n ** 63n), 2n ** 63n - 1n);
    case "double":
      return toDoubleValue(value);
    case "decimal":
      return toDecimalValue(value);
    case "date":
      return toDate(value);
    case "objectId":
      if (value instanceof ObjectId) return value;
      if (typeof value === "string" && /^[0-9a-fA-F]{24}$/.test(value)) return new ObjectId(value);
      throw failure(value, to);
    default:
      throw failure(value, to);
  }
}

function inRange(value: unknown, to: string, least: bigint, greatest: bigint): bigint {
  const whole = truncated(value, to);
  if (whole < least || whole > greatest) {
    throw new MongoError(
      "ConversionFailure",
      `Conversion would overflow target type in $convert with no onError value: ${String(whole)}`,
    );
  }
  return whole;
}

function truncated(value: unknown, to: string): bigint {
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (value instanceof Date && to === "long") return BigInt(value.getTime());
  if (typeof value === "string") {
    if (!/^[+-]?\d+$/.test(value)) throw badNumber(value);
    return BigInt(value.replace(/^\+/, ""));
  }
  if (!isNumeric(value)) throw failure(value, to);
  if (typeof value === "bigint") return value;
  if (value instanceof Decimal128) {
    const decimal = fromDecimal128(value);
    if (decimal.special === null) {
      const scale = 10n ** BigInt(Math.abs(decimal.exponent));
      return decimal.exponent >= 0 ? decimal.coefficient * scale : decimal.coefficient / scale;
    }
  }
  const plain = Math.trunc(toNumber(value));
  if (!Number.isFinite(plain)) {
    throw new MongoError(
      "ConversionFailure",
      `Attempt to convert ${Number.isNaN(plain) ? "NaN" : "infinity"} value to integer type in $convert with no onError value`,
    );
  }
  return BigInt(plain);
}

function toDoubleValue(value: unknown): Numeric {
  if (typeof value === "boolean") return double(value ? 1 : 0);
  if (value instanceof Date) return double(value.getTime());
  if (isNumeric(value)) return double(toNumber(value));
  if (typeof value === "string") {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|^[+-]?inf(inity)?$|^nan$/i.test(value)) throw badNumber(value);
    if (/nan/i.test(value)) return Number.NaN;
    return double(/inf/i.test(value) ? (value.startsWith("-") ? -Infinity : Infinity) : Number(value));
  }
  throw failure(value, "double");
}

function toDecimalValue(value: unknown): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (typeof value === "boolean") return Decimal128.fromString(value ? "1" : "0");
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (isNumeric(value)) return toDecimal128(toDecimal(value));
  if (typeof value !== "string") throw failure(value, "decimal");
  try {
    return Decimal128.fromStringWithRounding(value);
  } catch {
    throw badNumber(value);
  }
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  if (typeof value === "string") return parseDate(value);
  if (isNumeric(value) && fitsLong(truncated(value, "long"))) {
    const date = new Date(Number(truncated(value, "long")));
    // int32 is the one number MongoDB does not take for a date.
    if (typeNameOf(value) !== "int" && !Number.isNaN(date.getTime())) return date;
  }
  throw failure(value, "date");
}

function badNumber(text: string): MongoError {
  return new MongoError(
    "ConversionFailure",
    `Failed to parse number '${text}' in $convert with no onError value: Did not consume whole string.`,
  );
}

function failure(value: unknown, to: string): MongoError {
  return new MongoError(
    "ConversionFailure",
    `Unsupported conversion from ${typeNameOf(value)} to ${to} in $convert with no onError value`,
  );
}
