import { MongoError } from "../mongo-error.ts";
import { typeNameOf } from "../value-types.ts";
import { type ReadDate, readFormatted } from "./date-format.ts";
import { zone } from "./date-values.ts";
import { isNullish } from "./expression-types.ts";
import { toInstant } from "./time-zone.ts";

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads an ISO 8601 date or date and time, in UTC unless an offset is given.
 * @throws MongoError ConversionFailure (241)
 */
export function parseDate(text: string): Date {
  return new Date(timeOf(readDate(text)));
}

/** `$dateFromString`. */
export function dateFromString(values: Readonly<Record<string, unknown>>): unknown {
  const { dateString, format, timezone } = values;
  if (isNullish(dateString)) return Object.hasOwn(values, "onNull") ? values.onNull : null;
  if (timezone === null || format === null) return null;
  if (format !== undefined && typeof format !== "string")
    throw new MongoError(
      40684,
      `$dateFromString requires that 'format' be a string, found: ${typeNameOf(format)}`,
    );
  try {
    if (typeof dateString !== "string")
      throw new MongoError(
        "ConversionFailure",
        `$dateFromString requires that 'dateString' be a string, found: ${typeNameOf(dateString)}`,
      );
    const read = format === undefined ? readDate(dateString) : readFormatted(dateString, format);
    if (read === undefined) throw failed(dateString);
    if (timezone === undefined) return new Date(timeOf(read));
    if (read.offset !== undefined)
      throw new MongoError(
        "ConversionFailure",
        `you cannot pass in a date/time string with GMT offset together with a timezone argument: '${dateString}'`,
      );
    return new Date(toInstant(read.local.getTime(), zone(timezone)));
  } catch (error) {
    const isFailure = error instanceof MongoError && error.codeName === "ConversionFailure";
    if (isFailure && Object.hasOwn(values, "onError")) return values.onError;
    throw error;
  }
}

function timeOf({ local, offset = 0 }: ReadDate): number {
  return local.getTime() - offset * 60_000;
}

function readDate(text: string): ReadDate {
  const match = iso.exec(text.trim());
  if (match === null) throw failed(text);
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", offset] = match;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const date = new Date(
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      milliseconds,
    ),
  );
  // Date.UTC rolls over 2026-02-30 and takes years below 100 for 19xx: neither is what was written.
  if (
    date.getUTCDate() !== Number(day) ||
    date.getUTCMonth() !== Number(month) - 1 ||
    date.getUTCFullYear() !== Number(year)
  )
    throw failed(text);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw failed(text);
  return { local: date, offset: offset === undefined ? undefined : offsetOf(offset) };
}

/** Minutes east of UTC of `Z` or `±hh[:]mm`. */
function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}

function failed(text: string): MongoError {
  return new MongoError("ConversionFailure", `Error parsing date string '${text}'`);
}
