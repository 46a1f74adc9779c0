import { mongo } from "mongoose";
import { AppError } from "../errors/app-error.ts";
import { isAway } from "./away.ts";
import { HeldByOthersError, UnknownOutcomeError } from "./transaction.ts";

/** Codes by MongoDB's own names (src/mongo/base/error_codes.yml). */
const conflicts = new Set<unknown>([
  24 /* LockTimeout */, 112 /* WriteConflict */, 251 /* NoSuchTransaction */,
]);
const fullDisk = 14031;
const tooSlow = new Set<unknown>([50 /* MaxTimeMSExpired */, 262 /* ExceededTimeLimit */]);

/**
 * What the database could not do, as people are told: `conflict` where somebody wrote the same at this moment,
 * `unavailable` where it is away, its disk is full or it took too long. Nothing was written in any of these, but where the
 * outcome is unknown, which is said. Undefined for everything else.
 */
export function databaseFailure(error: unknown): AppError | undefined {
  if (error instanceof UnknownOutcomeError) {
    return failure(
      "unavailable",
      error,
      "保存时与数据库的连接中断，可能已保存，请刷新查看，确认没有保存再试。",
      "The connection to the database broke while this was being saved. It may have been saved: look before you try again.",
    );
  }
  if (isAway(error)) {
    return failure(
      "unavailable",
      error,
      "暂时连接不上数据库，没有写入任何内容。请稍后再试。",
      "The database cannot be reached at the moment; nothing was written. Try again in a moment.",
    );
  }
  if (error instanceof HeldByOthersError) return databaseFailure(error.cause) ?? heldByOthers(error);
  if (!(error instanceof mongo.MongoError)) return undefined;
  if (error.code === fullDisk)
    return failure(
      "unavailable",
      error,
      "数据库所在的磁盘已满，没有写入任何内容。请联系系统管理员。",
      "The database's disk is full; nothing was written. Tell the system administrator.",
    );
  if (tooSlow.has(error.code))
    return failure(
      "unavailable",
      error,
      "数据库未能及时完成，请缩小范围或稍后再试。",
      "The database did not finish in time. Ask for less, or try again later.",
    );
  if (conflicts.has(error.code) || error.hasErrorLabel("TransientTransactionError"))
    return heldByOthers(error);
  return undefined;
}

function heldByOthers(error: unknown): AppError {
  return failure(
    "conflict",
    error,
    "与别处的写入正好同时发生，没有写入。请再试一次。",
    "Somebody else wrote at the same moment; nothing was written. Please try again.",
  );
}

function failure(code: "unavailable" | "conflict", cause: unknown, zh: string, en: string): AppError {
  return new AppError(code, { message: { zh, en }, cause });
}
