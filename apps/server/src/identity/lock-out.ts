import { createHash } from "node:crypto";
import { globalCollection } from "../database/global-collection.ts";
import { log } from "../log.ts";
import { AppError } from "../rpc/app-error.ts";
import { normalizeUsername } from "./usernames.ts";

const allowedFailures = 5;
const lockMinutes = 15;

interface Attempts {
  /** A hash: people type their password into the wrong field. */
  _id: string;
  failures: number;
  /** Failures older than this are forgotten, and a lock ends here. */
  expiresAt: Date;
}

/**
 * Counts an attempt before the password is looked at, so that many at once cannot guess more often than allowed.
 * Throws `locked-out` once five have failed within fifteen minutes, whether or not the user name exists.
 */
export async function countAttempt(username: string, now = new Date()): Promise<void> {
  const _id = keyOf(username);
  await attempts().deleteOne({ _id, expiresAt: { $lte: now } });
  const present = await attempts().findOne({ _id });
  if (present && present.failures >= allowedFailures) throw lockedOut(present.expiresAt, now);
  const counted = await attempts().findOneAndUpdate(
    { _id },
    { $inc: { failures: 1 }, $set: { expiresAt: new Date(now.getTime() + lockMinutes * 60_000) } },
    { upsert: true, returnDocument: "after" },
  );
  if (counted && counted.failures > allowedFailures) throw lockedOut(counted.expiresAt, now);
}

/** What to answer after a failed attempt: the fifth tells at once that the user name is locked now. */
export async function failedAttempt(username: string, now = new Date()): Promise<AppError> {
  const present = await attempts().findOne({ _id: keyOf(username) });
  if (present && present.failures >= allowedFailures) {
    log.warn({ userName: present._id.slice(0, 12) }, "a user name was locked after repeated failures");
    return lockedOut(present.expiresAt, now);
  }
  return new AppError("invalid-credentials");
}

/** A success forgets the failures before it. */
export async function forgetAttempts(username: string): Promise<void> {
  await attempts().deleteOne({ _id: keyOf(username) });
}

function lockedOut(until: Date, now: Date): AppError {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return new AppError("locked-out", {
    message: {
      zh: `连续输错 ${allowedFailures} 次，该用户名已锁定，请 ${minutes} 分钟后再试。`,
      en: `${allowedFailures} failed attempts: this user name is locked. Try again in ${minutes} minutes.`,
    },
    data: { until: until.toISOString() },
  });
}

function attempts() {
  return globalCollection<Attempts>("sign_in_attempts");
}

function keyOf(username: string): string {
  return createHash("sha256").update(normalizeUsername(username)).digest("hex");
}
