import { MongoError } from "../mongo-error.ts";
import { dayOfYear, fromIsoWeek, isoWeek, sundayWeek } from "./date-calendar.ts";

/**
 * A date as text, by `%` specifiers.
 * @param local a date whose UTC fields are the clocks'
 * @param offset how many minutes the clocks are ahead of UTC
 * @throws MongoError 18536 for an unknown specifier
 */
export function formatDate(local: Date, offset: number, format: string): string {
  return format.replace(/%(.?)/g, (_, letter: string) => specifier(letter).write(local, offset));
}

/** A date read: its clocks as UTC fields, and how many minutes they were ahead of UTC if the text says so. */
export interface ReadDate {
  readonly local: Date;
  readonly offset: number | undefined;
}

/**
 * Reads a date by `%` specifiers.
 * @returns `undefined` when the text is not of the format or does not tell year, month and day
 * @throws MongoError 18536 for an unknown specifier
 */
export function readFormatted(text: string, format: string): ReadDate | undefined {
  const letters: string[] = [];
  const pattern = format.replace(/%(.?)|[\\^$.*+?()[\]{}|]/g, (all, letter: string | undefined) => {
    if (letter === undefined) return `\\${all}`;
    const { reads } = specifier(letter);
    if (letter === "%") return reads;
    letters.push(letter);
    return `(${reads})`;
  });
  const match = new RegExp(`^${pattern}$`, "i").exec(text);
  if (match === null) return undefined;
  const found = new Map(letters.map((letter, index) => [letter, match[index + 1] ?? ""]));
  const number = (letter: string, otherwise: number): number => {
    const given = found.get(letter);
    return given === undefined ? otherwise : Number(given);
  };
  const day = dayOf(found, number);
  const [hour, minute, second] = [number("H", 0), number("M", 0), number("S", 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const local = new Date(day.getTime());
  local.setUTCHours(hour, minute, second, number("L", 0));
  return { local, offset: offsetOf(found) };
}

function dayOf(
  found: ReadonlyMap<string, string>,
  number: (letter: string, otherwise: number) => number,
): Date | undefined {
  if (found.has("G") && found.has("V")) return fromIsoWeek(number("G", 0), number("V", 1), number("u", 1));
  const name = found.get("b") ?? found.get("B");
  const month =
    name === undefined
      ? number("m", Number.NaN)
      : months.findIndex((one) => one.startsWith(name.slice(0, 3).toLowerCase())) + 1;
  const date = new Date(0);
  if (found.has("Y") && found.has("j")) {
    date.setUTCFullYear(number("Y", 0), 0, number("j", 1));
    return dayOfYear(date) === number("j", 1) ? date : undefined;
  }
  date.setUTCFullYear(number("Y", Number.NaN), month - 1, number("d", Number.NaN));
  // Rolled over, as the 30th of February is, it is not what was written.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === number("d", 0) ? date : undefined;
}

function offsetOf(found: ReadonlyMap<string, string>): number | undefined {
  const minutes = found.get("Z");
  if (minutes !== undefined) return Number(minutes);
  const clock = found.get("z");
  if (clock === undefined) return undefined;
  if (clock.toUpperCase() === "Z") return 0;
  const size = Number(clock.slice(1, 3)) * 60 + Number(clock.slice(-2));
  return clock.startsWith("-") ? -size : size;
}

/** One specifier: how it is written, and what it reads. */
interface Specifier {
  readonly write: (local: Date, offset: number) => string;
  readonly reads: string;
}

function specifier(letter: string): Specifier {
  const known = Object.hasOwn(specifiers, letter) ? specifiers[letter] : undefined;
  if (known !== undefined) return known;
  throw new MongoError(18536, `Invalid format character '%${letter}' in format string`);
}

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const padded = (width: number, of: (local: Date) => number): Specifier => ({
  write: (local) => String(of(local)).padStart(width, "0"),
  reads: `\\d{1,${width}}`,
});

function monthName(local: Date): string {
  const name = months[local.getUTCMonth()] ?? "";
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

const sign = (offset: number): string => (offset < 0 ? "-" : "+");

const specifiers: Readonly<Record<string, Specifier>> = {
  Y: { ...padded(4, (local) => local.getUTCFullYear()), reads: "\\d{4}" },
  m: padded(2, (local) => local.getUTCMonth() + 1),
  b: {
    write: (local) => monthName(local).slice(0, 3),
    reads: months.map((name) => name.slice(0, 3)).join("|"),
  },
  B: { write: monthName, reads: months.join("|") },
  d: padded(2, (local) => local.getUTCDate()),
  H: padded(2, (local) => local.getUTCHours()),
  M: padded(2, (local) => local.getUTCMinutes()),
  S: padded(2, (local) => local.getUTCSeconds()),
  L: padded(3, (local) => local.getUTCMilliseconds()),
  j: padded(3, dayOfYear),
  w: padded(1, (local) => local.getUTCDay() + 1),
  u: padded(1, (local) => local.getUTCDay() || 7),
  U: padded(2, sundayWeek),
  V: padded(2, (local) => isoWeek(local).week),
  G: { ...padded(4, (local) => isoWeek(local).year), reads: "\\d{4}" },
  z: {
    write: (_, offset) => {
      const size = Math.abs(offset);
      const two = (n: number): string => String(n).padStart(2, "0");
      return `${sign(offset)}${two(Math.floor(size / 60))}${two(size % 60)}`;
    },
    reads: "Z|[+-]\\d{2}:?\\d{2}",
  },
  Z: {
    write: (_, offset) => `${sign(offset)}${String(Math.abs(offset)).padStart(3, "0")}`,
    reads: "[+-]\\d{1,3}",
  },
  "%": { write: () => "%", reads: "%" },
};
