import { mongo } from "mongoose";
import { keyedHash } from "../../base/keyed-hash.ts";
import { globalCollection } from "../../database/global-collection.ts";
import { AppError } from "../../errors/app-error.ts";
import { type CountedBy, memorySeconds, paces, waitAfter } from "./paces.ts";
import { slowDown } from "./wait-words.ts";

/** One thing that attempts are counted by. */
export interface AttemptKey {
  readonly by: CountedBy;
  readonly id: string;
}

interface Attempts {
  /** Keyed hashes: neither names (people type their password into the wrong field) nor addresses are kept. */
  _id: string;
  failures: number;
  /** No attempt is looked at before. */
  waitUntil: Date;
  expiresAt: Date;
}

/** Long ago: requests that run at once do not agree on what is now. */
const noWait = new Date(0);

export function attemptKey(by: CountedBy, ...texts: string[]): AttemptKey {
  return { by, id: `${by}-${keyedHash("sign-in attempt", by, ...texts)}` };
}

/** Throws `slow-down` while one of the keys has to wait. Costs one read: for before anything that costs more. */
export async function refuseWaiting(keys: readonly AttemptKey[], now = new Date()): Promise<void> {
  const until = await waitOf(keys, now);
  if (until) throw slowDown(until, now);
}

/**
 * Counts an attempt as failed before the password is looked at, so that many at once cannot guess more often than
 * allowed. Throws `slow-down` where one of the keys has to wait by now.
 */
export async function countAttempt(keys: readonly AttemptKey[], now = new Date()): Promise<void> {
  for (const key of keys) {
    const until = await countOne(key, now);
    if (until) throw slowDown(until, now);
  }
}

/** When the next attempt will be looked at; undefined: at once. */
export async function waitOf(keys: readonly AttemptKey[], now = new Date()): Promise<Date | undefined> {
  const ids = keys.map((key) => key.id);
  const [last] = await attempts()
    .find({ _id: { $in: ids }, waitUntil: { $gt: now } })
    .sort({ waitUntil: -1 })
    .limit(1)
    .toArray();
  return last?.waitUntil;
}

/** A success forgets the failures before it. */
export async function forgetAttempts(keys: readonly AttemptKey[]): Promise<void> {
  await attempts().deleteMany({ _id: { $in: keys.map((key) => key.id) } });
}

/** Takes back the one attempt, and leaves the failures of others: who has a password of his own clears no address. */
export async function takeBackAttempt({ id }: AttemptKey): Promise<void> {
  await attempts().updateOne(
    { _id: id, failures: { $gt: 0 } },
    { $inc: { failures: -1 }, $set: { waitUntil: noWait } },
  );
}

/** undefined: it is counted, and may be looked at. */
async function countOne({ by, id }: AttemptKey, now: Date): Promise<Date | undefined> {
  // Each round that is lost was won by another attempt; past the free ones the wait ends the race.
  for (let round = 0; round < 2 * paces[by].free; round += 1) {
    const present = await attempts().findOne({ _id: id });
    if (present && present.waitUntil > now) return present.waitUntil;
    const failures = (present && present.expiresAt > now ? present.failures : 0) + 1;
    const wait = waitAfter(failures, paces[by]);
    const waitUntil = wait === 0 ? noWait : later(now, wait);
    const next = { failures, waitUntil, expiresAt: later(now, wait + memorySeconds) };
    if (await write(id, present, next)) return undefined;
  }
  throw new AppError("unavailable");
}

/** Only over what was read. */
async function write(id: string, present: Attempts | null, next: Omit<Attempts, "_id">): Promise<boolean> {
  if (present) {
    const { failures, waitUntil, expiresAt } = present;
    return (
      (await attempts().updateOne({ _id: id, failures, waitUntil, expiresAt }, { $set: next })).matchedCount >
      0
    );
  }
  try {
    await attempts().insertOne({ _id: id, ...next });
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}

function later(from: Date, seconds: number): Date {
  return new Date(from.getTime() + seconds * 1000);
}

function attempts() {
  return globalCollection<Attempts>("sign_in_attempts");
}
