import { ObjectId, Timestamp } from "bson";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { typeNameOf } from "../value-types.ts";
import { type ZoneOffset, zoneOf } from "./time-zone.ts";

/** A value as an instant. @throws MongoError 16006 for what is no date */
export function instantOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.t * 1000;
  throw new MongoError(16006, `can't convert from BSON type ${typeNameOf(value)} to Date`);
}

/** The zone an operator is given; UTC when none. */
export function zone(timezone: unknown): ZoneOffset {
  if (timezone === undefined) return () => 0;
  if (typeof timezone !== "string")
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeNameOf(timezone)}`);
  return zoneOf(timezone);
}

/** A Date whose UTC fields read as the clocks of the zone do. */
export function localDate(value: unknown, timezone: unknown): Date {
  const instant = instantOf(value);
  return new Date(instant + zone(timezone)(instant));
}

/** @throws MongoError 40515 for what is no integer */
export function whole(name: string, value: unknown): number {
  const result = isNumeric(value) ? toInteger(value) : null;
  if (result === null) throw new MongoError(40515, `${name} requires integers, found ${typeNameOf(value)}`);
  return Number(result);
}
