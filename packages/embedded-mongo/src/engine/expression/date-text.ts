import { MongoError } from "../mongo-error.ts";

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads an ISO 8601 date or date and time, in UTC unless an offset is given.
 * @throws MongoError ConversionFailure (241)
 */
export function parseDate(text: string): Date {
  const match = iso.exec(text.trim());
  if (match === null) throw failed(text);
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = match;
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
  return new Date(date.getTime() - offsetOf(zone) * 60_000);
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
