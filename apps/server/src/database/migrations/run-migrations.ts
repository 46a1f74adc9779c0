import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { mongo } from "mongoose";
import { globalCollection } from "../global-collection.ts";
import type { Migration } from "./migration.ts";

interface Done {
  _id: string;
  finishedAt?: Date;
  /** On the one document called `lease`: who works, and until when the others wait. */
  holder?: string;
  until?: Date;
}

const leaseSeconds = 60;

/**
 * Runs the migrations that this database has not seen, in order, once among all processes: one holds the lease, the
 * others wait for it. Answers the names that this process ran.
 */
export async function runMigrations(list: readonly Migration[]): Promise<string[]> {
  if ((await missing(list)).length === 0) return [];
  const holder = randomUUID();
  while (!(await takeLease(holder))) await sleep(200);
  const renewal = setInterval(() => void takeLease(holder).catch(() => {}), (leaseSeconds / 3) * 1000);
  try {
    const ran: string[] = [];
    for (const migration of await missing(list)) {
      await migration.up();
      await done().insertOne({ _id: migration.name, finishedAt: new Date() });
      ran.push(migration.name);
    }
    return ran;
  } finally {
    clearInterval(renewal);
    await done().deleteOne({ _id: "lease", holder });
  }
}

async function missing(list: readonly Migration[]): Promise<Migration[]> {
  const names = new Set(
    (
      await done()
        .find({}, { projection: { _id: 1 } })
        .toArray()
    ).map((one) => one._id),
  );
  return list.filter((one) => !names.has(one.name));
}

/** Mine already, or nobody's, or left behind by one that died. */
async function takeLease(holder: string): Promise<boolean> {
  const now = new Date();
  try {
    await done().updateOne(
      { _id: "lease", $or: [{ holder }, { until: { $lte: now } }] },
      { $set: { holder, until: new Date(now.getTime() + leaseSeconds * 1000) } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}

function done() {
  return globalCollection<Done>("migrations");
}
