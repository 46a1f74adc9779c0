import { ObjectId, Timestamp } from "bson";
import { documentOf, isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { typeNameOf } from "../value-types.ts";
import { parseDate } from "./date-text.ts";
import { addUnits, diffUnits, truncate, type Unit, unitOf } from "./date-units.ts";
import { type ExpressionOperator, isNullish, named, type OperatorTable } from "./expression-types.ts";
import { toInstant, type ZoneOffset, zoneOf } from "./time-zone.ts";

const day = 86_400_000;

/** Operators on dates, in UTC or the `timezone` given. */
export const dateOperators: OperatorTable = {
  $year: part((date) => date.getUTCFullYear()),
  $month: part((date) => date.getUTCMonth() + 1),
  $dayOfMonth: part((date) => date.getUTCDate()),
  $dayOfYear: part(dayOfYear),
  $dayOfWeek: part((date) => date.getUTCDay() + 1),
  $isoDayOfWeek: part((date) => date.getUTCDay() || 7),
  $isoWeek: part((date) => isoWeek(date).week),
  $isoWeekYear: part((date) => BigInt(isoWeek(date).year)),
  $week: part((date) => Math.floor((dayOfYear(date) - 1 + 7 - date.getUTCDay()) / 7)),
  $hour: part((date) => date.getUTCHours()),
  $minute: part((date) => date.getUTCMinutes()),
  $second: part((date) => date.getUTCSeconds()),
  $millisecond: part((date) => date.getUTCMilliseconds()),
  $dateToParts: named(["date"], ["timezone"], ({ date, timezone }) => {
    if (isNullish(date) || timezone === null) return null;
    const local = localDate(date, timezone);
    return documentOf([
      ["year", local.getUTCFullYear()],
      ["month", local.getUTCMonth() + 1],
      ["day", local.getUTCDate()],
      ["hour", local.getUTCHours()],
      ["minute", local.getUTCMinutes()],
      ["second", local.getUTCSeconds()],
      ["millisecond", local.getUTCMilliseconds()],
    ]);
  }),
  $dateFromParts: named(
    ["year"],
    ["month", "day", "hour", "minute", "second", "millisecond", "timezone"],
    (values) => {
      const names = ["year", "month", "day", "hour", "minute", "second", "millisecond"];
      const given = names.map((name, index) =>
        Object.hasOwn(values, name) ? values[name] : index === 1 || index === 2 ? 1 : 0,
      );
      if (given.some(isNullish) || values.timezone === null) return null;
      const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = given.map(
        (value) => whole("$dateFromParts", value),
      );
      if (year < 1 || year > 9999)
        throw new MongoError(
          40523,
          `'year' must evaluate to an integer in the range 1 to 9999, found ${year}`,
        );
      const local = new Date(0);
      local.setUTCFullYear(year, month - 1, date);
      local.setUTCHours(hour, minute, second, millisecond);
      return new Date(toInstant(local.getTime(), zone(values.timezone)));
    },
  ),
  $dateFromString: named(["dateString"], ["timezone", "onError", "onNull"], (values) => {
    if (isNullish(values.dateString)) return values.onNull ?? null;
    try {
      if (typeof values.dateString !== "string")
        throw new MongoError(
          "ConversionFailure",
          `$dateFromString requires that 'dateString' be a string, found: ${typeNameOf(values.dateString)}`,
        );
      const date = parseDate(values.dateString);
      return values.timezone === undefined
        ? date
        : new Date(toInstant(date.getTime(), zone(values.timezone)));
    } catch (error) {
      if (
        Object.hasOwn(values, "onError") &&
        error instanceof MongoError &&
        error.codeName === "ConversionFailure"
      )
        return values.onError;
      throw error;
    }
  }),
  $dateToString: named(["date"], ["format", "timezone", "onNull"], (values) => {
    const { date, format, timezone } = values;
    if (isNullish(date)) return values.onNull ?? null;
    if (format === null || timezone === null) return null;
    const utc = timezone === undefined || timezone === "UTC";
    return formatDate(date, format ?? `%Y-%m-%dT%H:%M:%S.%L${utc ? "Z" : ""}`, timezone);
  }),
  $dateAdd: named(["startDate", "unit", "amount"], ["timezone"], (values) => shifted(values, 1)),
  $dateSubtract: named(["startDate", "unit", "amount"], ["timezone"], (values) => shifted(values, -1)),
  $dateDiff: named(["startDate", "endDate", "unit"], ["timezone", "startOfWeek"], (values) => {
    const { startDate, endDate, unit, timezone, startOfWeek } = values;
    if ([startDate, endDate, unit].some(isNullish) || timezone === null) return null;
    return BigInt(
      diffUnits(localDate(startDate, timezone), localDate(endDate, timezone), unitOf(unit), startOfWeek),
    );
  }),
  $dateTrunc: named(["date", "unit"], ["binSize", "timezone", "startOfWeek"], (values) => {
    const { date, unit, binSize, timezone, startOfWeek } = values;
    if (isNullish(date) || isNullish(unit) || timezone === null) return null;
    if (binSize !== undefined && whole("$dateTrunc", binSize) !== 1)
      throw new MongoError("CommandNotSupported", "$dateTrunc with a binSize other than 1 is not supported");
    return new Date(
      toInstant(truncate(localDate(date, timezone), unitOf(unit), startOfWeek).getTime(), zone(timezone)),
    );
  }),
};

/** A value as an instant. @throws MongoError 16006 for what is no date */
function instantOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.t * 1000;
  throw new MongoError(16006, `can't convert from BSON type ${typeNameOf(value)} to Date`);
}

/** A Date whose UTC fields read as the clocks of the zone do. */
function localDate(value: unknown, timezone: unknown): Date {
  const instant = instantOf(value);
  return new Date(instant + zone(timezone)(instant));
}

function zone(timezone: unknown): ZoneOffset {
  if (timezone === undefined) return () => 0;
  if (typeof timezone !== "string")
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeNameOf(timezone)}`);
  return zoneOf(timezone);
}

function part(read: (local: Date) => number | bigint): ExpressionOperator {
  return (operand, compiler) => {
    const isForm = isDocument(operand) && Object.keys(operand).includes("date");
    const only: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
    const date = compiler.compile(isForm ? operand.date : only);
    const timezone =
      isForm && operand.timezone !== undefined ? compiler.compile(operand.timezone) : () => undefined;
    return (root) => {
      const value = date(root);
      const name = timezone(root);
      return isNullish(value) || name === null ? null : read(localDate(value, name));
    };
  };
}

function shifted(values: Readonly<Record<string, unknown>>, sign: 1 | -1): Date | null {
  const { startDate, unit, amount, timezone } = values;
  if ([startDate, unit, amount].some(isNullish) || timezone === null) return null;
  const count = whole("$dateAdd", amount) * sign;
  const name: Unit = unitOf(unit);
  const exact = ["hour", "minute", "second", "millisecond"].includes(name);
  if (exact) return addUnits(new Date(instantOf(startDate)), name, count);
  return new Date(toInstant(addUnits(localDate(startDate, timezone), name, count).getTime(), zone(timezone)));
}

function whole(name: string, value: unknown): number {
  const result = isNumeric(value) ? toInteger(value) : null;
  if (result === null) throw new MongoError(40515, `${name} requires integers, found ${typeNameOf(value)}`);
  return Number(result);
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / day) + 1;
}

function isoWeek(date: Date): { year: number; week: number } {
  // The week belongs to the year of its Thursday.
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * day);
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

function formatDate(value: unknown, format: unknown, timezone: unknown): string {
  if (typeof format !== "string")
    throw new MongoError(
      18533,
      `$dateToString requires that 'format' be a string, found: ${typeNameOf(format)}`,
    );
  const local = localDate(value, timezone);
  const minutes = Math.round((local.getTime() - instantOf(value)) / 60_000);
  const two = (n: number, width = 2) => String(n).padStart(width, "0");
  const fields: Record<string, () => string> = {
    Y: () => two(local.getUTCFullYear(), 4),
    m: () => two(local.getUTCMonth() + 1),
    d: () => two(local.getUTCDate()),
    H: () => two(local.getUTCHours()),
    M: () => two(local.getUTCMinutes()),
    S: () => two(local.getUTCSeconds()),
    L: () => two(local.getUTCMilliseconds(), 3),
    j: () => two(dayOfYear(local), 3),
    w: () => String(local.getUTCDay() + 1),
    u: () => String(local.getUTCDay() || 7),
    U: () => two(Math.floor((dayOfYear(local) - 1 + 7 - local.getUTCDay()) / 7)),
    V: () => two(isoWeek(local).week),
    G: () => two(isoWeek(local).year, 4),
    z: () =>
      `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`,
    Z: () => `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes), 3)}`,
    "%": () => "%",
  };
  return format.replace(/%(.?)/g, (_, letter: string) => {
    const field = Object.hasOwn(fields, letter) ? fields[letter] : undefined;
    if (field === undefined)
      throw new MongoError(18536, `Invalid format character '%${letter}' in format string`);
    return field();
  });
}
