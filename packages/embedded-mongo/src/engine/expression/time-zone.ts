import { MongoError } from "../mongo-error.ts";

/** A time zone: how far its clocks are ahead of UTC at an instant, in milliseconds. */
export type ZoneOffset = (instant: number) => number;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A zone by Olson name (`Asia/Shanghai`), offset (`+08:00`, `+0800`, `+08`) or `UTC`/`GMT`.
 * @throws MongoError 40485 for an unknown one
 */
export function zoneOf(name: string): ZoneOffset {
  if (name === "UTC" || name === "GMT" || name === "Z") return () => 0;
  const offset = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(name);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return () => (offset[1] === "-" ? -minutes : minutes) * 60_000;
  }
  const format = formats.get(name) ?? formatOf(name);
  formats.set(name, format);
  return (instant) => {
    const fields: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) fields[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

/** The instant at which clocks in the zone show this local time (milliseconds as if it were UTC). */
export function toInstant(local: number, zone: ZoneOffset): number {
  const guess = local - zone(local);
  return local - zone(guess);
}

function formatOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new MongoError(40485, `unrecognized time zone identifier: "${name}"`);
  }
}
