import { describe } from "../describe.ts";
import { isDocument } from "../document.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { typeNameOf } from "../value-types.ts";
import { dayOfYear, isoWeek, sundayWeek } from "./date-calendar.ts";
import { formatDate } from "./date-format.ts";
import { dateFromParts, dateToParts } from "./date-parts.ts";
import { dateFromString } from "./date-text.ts";
import {
  addUnits,
  diffUnits,
  isClockUnit,
  millisecondsOf,
  truncate,
  type Unit,
  unitOf,
} from "./date-units.ts";
import { instantOf, localDate, whole, zone } from "./date-values.ts";
import { type ExpressionOperator, isNullish, named, type OperatorTable } from "./expression-types.ts";
import { toInstant } from "./time-zone.ts";

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
  $week: part(sundayWeek),
  $hour: part((date) => date.getUTCHours()),
  $minute: part((date) => date.getUTCMinutes()),
  $second: part((date) => date.getUTCSeconds()),
  $millisecond: part((date) => date.getUTCMilliseconds()),
  $dateToParts: named(["date"], ["timezone", "iso8601"], dateToParts),
  $dateFromParts: dateFromParts,
  $dateFromString: named(["dateString"], ["format", "timezone", "onError", "onNull"], dateFromString),
  $dateToString: named(["date"], ["format", "timezone", "onNull"], (values) => {
    const { date, format, timezone } = values;
    if (isNullish(date)) return Object.hasOwn(values, "onNull") ? values.onNull : null;
    if (format === null || timezone === null) return null;
    const utc = timezone === undefined || timezone === "UTC";
    const pattern = format ?? `%Y-%m-%dT%H:%M:%S.%L${utc ? "Z" : ""}`;
    if (typeof pattern !== "string")
      throw new MongoError(
        18533,
        `$dateToString requires that 'format' be a string, found: ${typeNameOf(format)}`,
      );
    const local = localDate(date, timezone);
    return formatDate(local, Math.round((local.getTime() - instantOf(date)) / 60_000), pattern);
  }),
  $dateAdd: named(["startDate", "unit", "amount"], ["timezone"], (values) => shifted(values, 1)),
  $dateSubtract: named(["startDate", "unit", "amount"], ["timezone"], (values) => shifted(values, -1)),
  $dateDiff: named(["startDate", "endDate", "unit"], ["timezone", "startOfWeek"], (values) => {
    const { startDate, endDate, unit, timezone, startOfWeek } = values;
    if ([startDate, endDate, unit].some(isNullish) || timezone === null || startOfWeek === null) return null;
    const name = unitOf(unit);
    const units = diffUnits(localDate(startDate, timezone), localDate(endDate, timezone), name, startOfWeek);
    if (!isClockUnit(name)) return BigInt(units);
    // Clocks that were put back or forward meanwhile have neither gained nor lost time.
    const shift = offsetOf(startDate, timezone) - offsetOf(endDate, timezone);
    return BigInt(units + Math.round(shift / millisecondsOf(name)));
  }),
  $dateTrunc: named(["date", "unit"], ["binSize", "timezone", "startOfWeek"], (values) => {
    const { date, unit, binSize = 1, timezone, startOfWeek } = values;
    if ([date, unit, binSize].some(isNullish) || timezone === null || startOfWeek === null) return null;
    const size = isNumeric(binSize) ? toInteger(binSize) : null;
    if (size === null)
      throw new MongoError(
        5439017,
        `$dateTrunc requires 'binSize' to be a 64-bit integer, but got value '${describe(binSize)}' of type ${typeNameOf(binSize)}`,
      );
    if (size <= 0n)
      throw new MongoError(
        5439018,
        `$dateTrunc requires 'binSize' to be greater than 0, but got value ${size}`,
      );
    const name = unitOf(unit);
    const start = truncate(localDate(date, timezone), name, startOfWeek, Number(size)).getTime();
    return new Date(isClockUnit(name) ? start - offsetOf(date, timezone) : toInstant(start, zone(timezone)));
  }),
};

/** How far the zone's clocks are ahead at that date, in milliseconds. */
function offsetOf(value: unknown, timezone: unknown): number {
  return zone(timezone)(instantOf(value));
}

function part(read: (local: Date) => number | bigint): ExpressionOperator {
  return (operand, compiler) => {
    const isForm = isDocument(operand) && Object.keys(operand).includes("date");
    const only: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
    const date = compiler.compile(isForm ? operand.date : only);
    const timezone =
      isForm && operand.timezone !== undefined ? compiler.compile(operand.timezone) : undefined;
    return (root) => {
      const value = date(root);
      const name = timezone?.(root);
      return isNullish(value) || (timezone !== undefined && isNullish(name))
        ? null
        : read(localDate(value, name));
    };
  };
}

function shifted(values: Readonly<Record<string, unknown>>, sign: 1 | -1): Date | null {
  const { startDate, unit, amount, timezone } = values;
  if ([startDate, unit, amount].some(isNullish) || timezone === null) return null;
  const count = whole("$dateAdd", amount) * sign;
  const name: Unit = unitOf(unit);
  if (isClockUnit(name)) return addUnits(new Date(instantOf(startDate)), name, count);
  return new Date(toInstant(addUnits(localDate(startDate, timezone), name, count).getTime(), zone(timezone)));
}
