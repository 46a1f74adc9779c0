import { MongoError } from "../mongo-error.ts";

const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const fixed = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
} as const;
const months = { year: 12, quarter: 3, month: 1 } as const;

/** Units of time that date arithmetic counts in. */
export type Unit = keyof typeof fixed | keyof typeof months;

/** @throws MongoError FailedToParse (9) for another unit */
export function unitOf(value: unknown): Unit {
  if (typeof value === "string") for (const unit of unitNames) if (unit === value) return unit;
  throw new MongoError("FailedToParse", `unknown time unit value: ${String(value)}`);
}

const unitNames: readonly Unit[] = [
  "year",
  "quarter",
  "month",
  "week",
  "day",
  "hour",
  "minute",
  "second",
  "millisecond",
];

/** A local time so many units later; a day the month lacks becomes its last. */
export function addUnits(date: Date, unit: Unit, count: number): Date {
  if (!isMonths(unit)) return new Date(date.getTime() + count * fixed[unit]);
  const target = new Date(date.getTime());
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + count * months[unit]);
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), last));
  return target;
}

/** How many boundaries of the unit lie between two local times. */
export function diffUnits(start: Date, end: Date, unit: Unit, startOfWeek: unknown): number {
  if (isMonths(unit)) return bucket(end, unit) - bucket(start, unit);
  return Math.round(
    (truncate(end, unit, startOfWeek).getTime() - truncate(start, unit, startOfWeek).getTime()) / fixed[unit],
  );
}

/**
 * The beginning of the unit, or of the several units, that a local time lies in; weeks begin on Sunday unless told.
 * Several units are counted from the first of January 2000, weeks from the first one that begins in 2000.
 */
export function truncate(date: Date, unit: Unit, startOfWeek: unknown, size = 1): Date {
  if (isMonths(unit)) {
    const start = bucket(reference, unit);
    const month = (start + floorTo(bucket(date, unit) - start, size)) * months[unit];
    const first = new Date(0);
    first.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
    return first;
  }
  const days = unit === "week" ? (weekStart(startOfWeek) - reference.getUTCDay() + 7) % 7 : 0;
  const start = reference.getTime() + days * fixed.day;
  return new Date(start + floorTo(date.getTime() - start, size * fixed[unit]));
}

const reference = new Date(Date.UTC(2000, 0, 1));

function floorTo(value: number, step: number): number {
  return Math.floor(value / step) * step;
}

/** Whether a unit is counted in time that has passed rather than by the calendar. */
export function isClockUnit(unit: Unit): unit is "hour" | "minute" | "second" | "millisecond" {
  return unit === "hour" || unit === "minute" || unit === "second" || unit === "millisecond";
}

/** How long a unit is. */
export function millisecondsOf(unit: keyof typeof fixed): number {
  return fixed[unit];
}

function isMonths(unit: Unit): unit is keyof typeof months {
  return Object.hasOwn(months, unit);
}

function bucket(date: Date, unit: keyof typeof months): number {
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months[unit]);
}

function weekStart(value: unknown): number {
  if (value === undefined) return 0;
  const text = typeof value === "string" ? value.toLowerCase() : "";
  const index = days.findIndex((name) => name === text || (text.length === 3 && name.startsWith(text)));
  if (index < 0) throw new MongoError("FailedToParse", `unknown day of week value: ${String(value)}`);
  return index;
}
